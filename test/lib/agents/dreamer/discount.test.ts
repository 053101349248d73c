import { discountOfContinuing, predictedDiscount } from "lib/agents/dreamer/discount";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const first = () => tf.tensor2d([[1], [0]]);
const later = () => tf.tensor2d([[0.5, 0.25], [1, 0]]); // prettier-ignore
const given = { gamma: 0.9, horizon: 2 };

beforeAll(() => tf.ready());

describe("discountOfContinuing", () => {
  it("is γ times what is known of the start and predicted of the others", () => {
    const discount = discountOfContinuing({ ...given, first: first(), later: later() });
    expectClose(discount, [[0.9, 0.45, 0.225], [0, 0.9, 0]]); // prettier-ignore
  });
});

describe("predictedDiscount", () => {
  it("is γ of a start that goes on, and then the head's own number", () => {
    const discount = predictedDiscount({ ...given, first: first(), later: later() });
    expectClose(discount, [[0.9, 0.5, 0.25], [0, 1, 0]]); // prettier-ignore
  });
});

describe.each([["discountOfContinuing", discountOfContinuing], ["predictedDiscount", predictedDiscount]])("%s", (_name, discountAlong) => {
  it("is γ after the start where nothing predicts ends", () => {
    expectClose(discountAlong({ ...given, first: first() }), [[0.9, 0.9, 0.9], [0, 0.9, 0.9]]); // prettier-ignore
  });

  it("leaves no tensor behind", () => {
    const [start, others] = [first(), later()];
    expectOwned(() => discountAlong({ ...given, first: start, later: others }));
  });
}); // prettier-ignore
