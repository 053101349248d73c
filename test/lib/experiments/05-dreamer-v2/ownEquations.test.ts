import { watched } from "lib/experiments/05-dreamer-v2/ownEquations";
import * as tf from "lib/tensor/tf";
import { answers } from "./answers";

beforeAll(() => tf.ready());

describe("watched", () => {
  const beliefs = () => tf.fill([2, 3, 4], Math.log(1 / 4));

  it("gives what the student's functions give", () => {
    const { klBalance, sampleOneHotSt } = watched(answers);
    expect(klBalance(beliefs(), beliefs(), 0.8).arraySync()).toEqual([0, 0]);
    expect(sampleOneHotSt(beliefs(), tf.fill([2, 3, 4], 0.5)).shape).toEqual([2, 3, 4]);
  });

  it("names the function whose answer has another shape, or is none", () => {
    const { klBalance } = watched({ ...answers, klBalance: () => tf.scalar(0) });
    expect(() => klBalance(beliefs(), beliefs(), 0.8)).toThrow(
      "your klBalance (exercise 5.3) must have shape [2], got []",
    );
    const { sampleOneHotSt } = watched({ ...answers, sampleOneHotSt: () => undefined as never });
    expect(() => sampleOneHotSt(beliefs(), beliefs())).toThrow(
      "your sampleOneHotSt (exercise 5.4) must be a tensor, got undefined",
    );
  });
});
