import * as tf from "lib/tensor/tf";
import { symexp, symlog } from "lib/nn/symlog";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

/** The largest error relative to the value. */
const relativeError = (actual: tf.Tensor, expected: number[]) =>
  Math.max(...Array.from(actual.dataSync(), (x, i) => Math.abs(x / expected[i] - 1)));

describeOnEachBackend("symlog", () => {
  it("is NumPy's sign(x) log1p |x|", () => {
    const { tensor, numbers } = golden("symlog");
    expectClose(symlog(tensor("x")), numbers.symlog, 1e-6);
    expectClose(symlog(tf.tensor([Math.E - 1, 0, 1 - Math.E])), [1, 0, -1], 1e-6);
  });

  it("has slope 1 / (1 + |x|), which is 1 at 0", () => {
    const x = tf.tensor([-3, 0, 0.25]);
    expectClose(tf.grad((y) => tf.sum(symlog(y)))(x), [1 / 4, 1, 0.8], 1e-6);
    checkGradients((tree) => tf.sum(symlog(tree.x)), { x }, 1e-2);
  });
});

describeOnEachBackend("symexp", () => {
  it("is NumPy's sign(x) expm1 |x|", () => {
    const { tensor, numbers } = golden("symlog");
    expectClose(symexp(tensor("small")), numbers.symexp, 2e-6);
  });

  it("keeps its digits from 1e-6 to 20", () => {
    const xs = [-20, -1, -1e-3, -1e-6, 1e-6, 1e-3, 0.1, 1, 5, 20].map(Math.fround);
    const exact = xs.map((x) => Math.sign(x) * Math.expm1(Math.abs(x)));
    expect(relativeError(symexp(tf.tensor(xs)), exact)).toBeLessThan(2e-6);
  });

  it("is the inverse of symlog", () => {
    const xs = [-1e6, -30, -0.5, 0, 1e-3, 2, 1e4];
    expectClose(symexp(symlog(tf.tensor(xs))), xs, 2e-5);
  });

  it("has slope e^|x|", () => {
    const x = tf.tensor([-2, 0, 1]);
    expectClose(tf.grad((y) => tf.sum(symexp(y)))(x), [Math.exp(2), 1, Math.E], 1e-6);
    checkGradients((tree) => tf.sum(symexp(tree.x)), { x }, 1e-2);
  });

  it("leaves no tensor behind, as symlog does not, with and without a gradient", () => {
    const x = tf.tensor([1, -2]);
    expectOwned(() => symlog(x));
    expectOwned(() => symexp(x));
    expectOwned(() => tf.grad((y) => tf.sum(symexp(symlog(y))))(x));
  });
});
