import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "by-the-jacobian": ({ softmax, sum }) => {
    const jacobian = (p: number[]) => p.map((x, i) => p.map((y, j) => (i === j ? x : 0) - x * y));
    return {
      exactGradient: (logits, values) =>
        jacobian(softmax(logits)).map((row) => sum(row.map((x, k) => x * values[k]))),
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        const J = jacobian(p);
        const each = slopes.map((slope) => J.map((row) => sum(row.map((x, j) => x * slope[j]))));
        return p.map((_, i) => sum(p.map((x, k) => x * each[k][i])));
      },
      twoSampleGradient: (first, second, classes) => {
        const score = ({ draw }: { draw: number }, i: number) => (draw === i ? 1 : 0);
        // each draw's advantage over the other, times its score: the probabilities cancel
        return Array.from(
          { length: classes },
          (_, i) =>
            ((first.value - second.value) * score(first, i) +
              (second.value - first.value) * score(second, i)) /
            2,
        );
      },
    };
  },
  "class-against-class": ({ softmax, sum }) => ({
    exactGradient: (logits, values) => {
      const p = softmax(logits);
      return p.map((x, i) => sum(p.map((y, k) => x * y * (values[i] - values[k]))));
    },
    straightThroughMean: (logits, slopes) => {
      const p = softmax(logits);
      return p.map((x, i) =>
        sum(p.map((y, k) => y * sum(p.map((z, j) => x * z * (slopes[k][i] - slopes[k][j]))))),
      );
    },
    twoSampleGradient: (first, second, classes) => {
      const gradient = Array<number>(classes).fill(0);
      gradient[first.draw] += (first.value - second.value) / 2;
      gradient[second.draw] += (second.value - first.value) / 2;
      return gradient;
    },
  }),
});
