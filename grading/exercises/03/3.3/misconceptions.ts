import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

type Spectrum = ReturnType<Reference03["symmetricEigen"]>;

/** (1/N) ΣXᵀX of data that are not centred here, as eigenvalues and eigenvectors. */
const spectrumOf =
  ({ symmetricEigen, dot, transpose }: Reference03) =>
  (X: readonly (readonly number[])[]): Spectrum => {
    const columns = transpose(X);
    return symmetricEigen(columns.map((one) => columns.map((other) => dot(one, other) / X.length)));
  };

/** Data less the mean of each column. */
const centred =
  ({ mean, transpose }: Reference03) =>
  (X: readonly (readonly number[])[]): number[][] =>
    transpose(transpose(X).map((column) => column.map((x) => x - mean(column))));

/** The right answer with the share of all eigenvalues made otherwise. */
const explaining =
  (given: Reference03) =>
  (share: (values: number[], k: number) => number): Partial<Reference03> => ({
    pcaFit: (X, k) => {
      const right = given.pcaFit(X, k);
      const offsets = given.transpose(X.map((x) => x.map((value, i) => value - right.mean[i])));
      const { values } = given.symmetricEigen(
        offsets.map((one) => offsets.map((other) => given.dot(one, other))),
      );
      return {
        ...right,
        explained: share(
          values.map((value) => Math.max(0, value)),
          k,
        ),
      };
    },
  });

export const misconceptions = misconceptions03({ spectrumOf, centred, explaining })({
  "not-centred": {
    hint: "Your first component points to where the data are, not along which they vary. What has to be taken off first?",
    implement: ({ withFields, spectrumOf, sum }) =>
      withFields("pcaFit", (_right, X, k) => {
        const { values, vectors } = spectrumOf(X);
        return { components: vectors.slice(0, k), explained: sum(values.slice(0, k)) / sum(values) };
      }),
  },
  "explained-of-the-k": {
    hint: "You divide by the variance of the components that you keep, so that they always explain all. All of which variance?",
    implement: ({ explaining, sum }) =>
      explaining((values, k) => sum(values.slice(0, k)) / sum(values.slice(0, k))),
  },
  "explained-by-the-first": {
    hint: "Your share counts the first component alone. All k together hold something of the data.",
    implement: ({ explaining, sum }) => explaining((values) => values[0] / sum(values)),
  },
  "explained-by-the-last": {
    hint: "Your share counts one component alone. All k together hold something of the data.",
    implement: ({ explaining, sum }) => explaining((values, k) => values[k - 1] / sum(values)),
  },
  "explained-by-deviations": {
    hint: "You compare standard deviations. The share is one of the variance, which is a square.",
    implement: ({ explaining, sum }) =>
      explaining((values, k) => {
        const deviations = values.map(Math.sqrt);
        return sum(deviations.slice(0, k)) / sum(deviations);
      }),
  },
  unexplained: {
    hint: "You return what the components leave over. What do they hold?",
    implement: ({ withFields }) => withFields("pcaFit", ({ explained }) => ({ explained: 1 - explained })),
  },
  "columns-for-rows": {
    hint: "Your directions are columns. Each row of `components` is one direction, as long as a picture.",
    implement: ({ withFields, transpose }) =>
      withFields("pcaFit", ({ components }) => ({ components: transpose(components) })),
  },
  "smallest-first": {
    hint: "You keep the directions along which the data vary least. In which order do the eigenvalues come?",
    implement: ({ withFields, spectrumOf, centred, sum }) =>
      withFields("pcaFit", (_right, X, k) => {
        const { values, vectors } = spectrumOf(centred(X));
        return {
          components: vectors.slice(-k).reverse(),
          explained: sum(values.slice(-k)) / sum(values),
        };
      }),
  },
  reversed: {
    hint: "You have the right directions in the wrong order: the first number of the code is the one that says most.",
    implement: ({ withFields }) =>
      withFields("pcaFit", ({ components }) => ({ components: [...components].reverse() })),
  },
  "not-orthonormal": {
    hint: "Your directions have the right line, but not length 1: decoding what was encoded would stretch it. Compute W Wᵀ.",
    implement: ({ withFields, spectrumOf, centred }) =>
      withFields("pcaFit", ({ components }, X) => {
        const { values } = spectrumOf(centred(X));
        return { components: components.map((w, i) => w.map((x) => x * Math.sqrt(values[i]))) };
      }),
  },
  standardised: {
    hint: "You divide each pixel by its deviation, so that pixels that hardly change count as much as all others. What is asked for is the variance of the data as they are.",
    implement: ({ withFields, spectrumOf, centred, transpose, mean, sum }) =>
      withFields("pcaFit", (_right, X, k) => {
        const columns = transpose(centred(X)).map((column) => {
          const deviation = Math.sqrt(mean(column.map((x) => x ** 2)));
          return column.map((x) => (deviation > 0 ? x / deviation : 0));
        });
        const { values, vectors } = spectrumOf(transpose(columns));
        return { components: vectors.slice(0, k), explained: sum(values.slice(0, k)) / sum(values) };
      }),
  },
  "no-mean": {
    hint: "You return the mean of the centred data, which is zero. The decoder has to add the mean that you took off.",
    implement: ({ withFields }) =>
      withFields("pcaFit", ({ mean: center }) => ({ mean: center.map(() => 0) })),
  },
  "centres-rows": {
    hint: "You take off each picture's own mean. The mean that a code is relative to is one picture: the mean of each pixel over the data.",
    implement: ({ withFields, spectrumOf, mean, sum }) =>
      withFields("pcaFit", (_right, X, k) => {
        const rows = X.map((x) => x.map((value) => value - mean(x)));
        const { values, vectors } = spectrumOf(rows);
        return { components: vectors.slice(0, k), explained: sum(values.slice(0, k)) / sum(values) };
      }),
  },
});
