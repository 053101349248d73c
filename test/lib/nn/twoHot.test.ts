import * as tf from "lib/tensor/tf";
import { symmetricBins, twoHot, twoHotLoss, twoHotMean } from "lib/nn/twoHot";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

/** DreamerV3-2024's bins, but five of them. */
const fiveBins = symmetricBins(5, 20, Math.expm1);

function example() {
  const { tensor, numbers } = golden("two_hot");
  return { tensor, numbers, bins: numbers.bins as number[] };
}

describe("symmetricBins", () => {
  it("are DreamerV3's published five", () => {
    const published = [-485165184, -22025.4648, 0, 22025.4648, 485165184];
    expect(fiveBins.map(Math.fround)).toEqual(published.map(Math.fround));
  });

  it("mirror each other exactly, for odd and even counts", () => {
    for (const bins of [symmetricBins(255, 20), symmetricBins(41, 7, Math.expm1), symmetricBins(6, 0.3)]) {
      expect(bins.map((x) => 0 - x).reverse()).toEqual(bins.map((x) => x + 0));
      expect(bins.every((x, i) => i === 0 || x > bins[i - 1])).toBe(true);
    }
    expect(symmetricBins(4, 3)).toEqual([-3, -1, 1, 3]);
    expect(symmetricBins(5, 2)).toEqual([-2, -1, 0, 1, 2]);
  });

  it("refuse too few bins and a limit that is not positive", () => {
    expect(() => symmetricBins(1, 2)).toThrow("count must be an integer of at least 2, got 1");
    expect(() => symmetricBins(5, 0)).toThrow("limit must be positive, got 0");
  });
});

describeOnEachBackend("twoHot", () => {
  it("spreads 2.3 as 0.7 on 2 and 0.3 on 3", () => {
    expectClose(
      twoHot(tf.tensor([2.3]), symmetricBins(11, 5)),
      [[0, 0, 0, 0, 0, 0, 0, 0.7, 0.3, 0, 0]],
      1e-6,
    );
  });

  it("is what a search for the two neighbours gives, on uneven bins and beyond them", () => {
    const { tensor, numbers, bins } = example();
    expectClose(twoHot(tensor("x"), bins), numbers.code, 1e-6);
  });

  it("puts exactly 1 on a bin that is hit, at the ends and beyond too", () => {
    const bins = symmetricBins(41, 20, Math.expm1);
    const hits = [...bins, -1e12, 1e12];
    const rows = twoHot(tf.tensor(hits), bins).arraySync() as number[][];
    rows.forEach((row, i) => {
      const at = i < 41 ? i : i === 41 ? 0 : 40;
      expect(row).toEqual(bins.map((_bin, k) => +(k === at)));
    });
  });

  it("has entries of sum 1 whose mean is the number", () => {
    const bins = symmetricBins(41, 6, Math.expm1);
    const xs = Array.from({ length: 101 }, (_, i) => 400 * Math.sin(i) ** 3);
    const code = twoHot(tf.tensor(xs), bins);
    expectClose(tf.sum(code, -1), Array(101).fill(1), 1e-6);
    expectClose(tf.sum(tf.mul(code, tf.tensor1d([...bins])), -1), xs, 1e-5);
  });

  it("refuses bins that do not ascend", () => {
    for (const bins of [[1], [0, 1, 1], [2, 1], [0, NaN]])
      expect(() => twoHot(tf.tensor([1]), bins)).toThrow("bins must be at least two ascending numbers");
  });
});

describeOnEachBackend("twoHotLoss", () => {
  it("is PyTorch's cross entropy with the code", () => {
    const { tensor, numbers, bins } = example();
    expectClose(twoHotLoss(tensor("logits"), tensor("x"), bins), numbers.loss);
  });

  it("is the published 2.4519143 for the middle between the bins 1 and 2", () => {
    const middle = tf.scalar((fiveBins[1] + fiveBins[2]) / 2);
    expectClose(twoHotLoss(tf.tensor([0, 1, -1, 2, -2]), middle, fiveBins), 2.4519143, 1e-7);
  });

  it("has the gradient softmax − code", () => {
    const { tensor, numbers, bins } = example();
    const logits = tensor("logits");
    const slope = tf.grad((l) => tf.sum(twoHotLoss(l, tensor("x"), bins)))(logits);
    expectClose(
      slope,
      tf.sub(tf.softmax(logits), tf.tensor(numbers.code as number[][])).arraySync() as number[][],
    );
  });

  it("refuses logits of another shape", () => {
    expect(() => twoHotLoss(tf.zeros([2, 4]), tf.zeros([2]), fiveBins)).toThrow(
      "twoHotLoss: logits must have shape [2, 5], got [2, 4]",
    );
  });
});

describeOnEachBackend("twoHotMean", () => {
  it("is the mean over the bins", () => {
    const { tensor, numbers, bins } = example();
    expectClose(twoHotMean(tensor("logits"), bins), numbers.mean);
    expectClose(twoHotMean(tf.zeros([3]), [1, 5, 6]), 4);
  });

  it("decodes the published -36122512", () => {
    expect(twoHotMean(tf.tensor([0, 1, -1, 2, -2]), fiveBins).dataSync()[0] / -36122512).toBeCloseTo(1, 6);
  });

  it("decodes even logits to exactly 0, on 255 bins up to ±4.9e8", () => {
    const bins = symmetricBins(255, 20, Math.expm1);
    for (const logit of [0, 0.1, -3]) expectClose(twoHotMean(tf.fill([2, 255], logit), bins), [0, 0], 0);
    expect(twoHotMean(tf.zeros([64]), symmetricBins(64, 20, Math.expm1)).dataSync()[0]).toBe(0);
  });

  it("finds the number again that the code was made of", () => {
    const bins = symmetricBins(41, 5, Math.expm1);
    const xs = [-100, -0.3, 0, 0.01, 7, 140];
    const logits = tf.log(tf.add(twoHot(tf.tensor(xs), bins), 1e-12));
    expectClose(twoHotMean(logits, bins), xs, 1e-4);
  });

  it("has the gradients of central differences", () => {
    const tree = { logits: tf.tensor2d([[0.5, -1, 0.2, 0.8], [0, 1, -0.5, 0]]) }; // prettier-ignore
    checkGradients(({ logits }) => tf.sum(twoHotMean(logits, [-2, -0.5, 1, 3])), tree);
    checkGradients(({ logits }) => tf.sum(tf.square(twoHotMean(tf.pad(logits, [[0, 0], [0, 1]]), symmetricBins(5, 2)))), tree); // prettier-ignore
  });

  it("refuses logits of another width", () => {
    expect(() => twoHotMean(tf.zeros([2, 4]), fiveBins)).toThrow("logits must have shape [2, 5], got [2, 4]");
  });
});

describeOnEachBackend("the functions of two-hot codes", () => {
  it("leave no tensor behind", () => {
    const [x, logits] = [tf.tensor([1, -2]), tf.zeros([2, 5])];
    expectOwned(() => twoHot(x, fiveBins));
    expectOwned(() => twoHotLoss(logits, x, fiveBins));
    expectOwned(() => twoHotMean(logits, fiveBins));
  });
});
