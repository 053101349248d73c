import { Rng } from "lib/core/rng";
import { pcaDecode, pcaEncode, pcaFit } from "lib/models/pca";

describe("pcaFit", () => {
  it("finds the line on which points lie", () => {
    const { mean, components, variances, explained } = pcaFit([[0, 1], [2, 3], [4, 5]], 1); // prettier-ignore
    expect(mean).toEqual([2, 3]);
    components[0].forEach((c) => expect(c).toBeCloseTo(Math.SQRT1_2, 12));
    expect(variances[0]).toBeCloseTo(16 / 3, 12); // (8 + 0 + 8) / 3
    expect(explained).toBeCloseTo(1, 12);
  });

  it("leaves as error, per picture, the variances that it does not hold", () => {
    const rng = new Rng(3);
    const X = Array.from({ length: 40 }, () => [3 * rng.normal(), 2 * rng.normal(), rng.normal(), 1]);
    const all = pcaFit(X, 4).variances;
    for (const k of [1, 2, 3]) {
      const pca = pcaFit(X, k);
      const back = pcaDecode(pca, pcaEncode(pca, X));
      const error = X.reduce((sum, x, n) => sum + x.reduce((s, v, i) => s + (v - back[n][i]) ** 2, 0), 0);
      expect(error / 40).toBeCloseTo(
        all.slice(k).reduce((sum, v) => sum + v, 0),
        10,
      );
    }
  });

  it.each([0, 3, 1.5])("refuses %p components of two numbers", (k) => {
    expect(() => pcaFit([[1, 2]], k)).toThrow("pcaFit: k must be an integer from 1 to 2");
  });
});
