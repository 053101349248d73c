import type { Rng } from "lib/core/rng";
import { type Beliefs, logProbsOf } from "../beliefs";
import { clearNoise, plainDraws } from "./plainDraws";

type Matrix = number[][];

const [pixels, N, G, K] = [4, 6, 2, 3];
/** How far a step goes: that of `trainChoiceCode`. */
const rate = 0.5;

const times = (x: Matrix, y: Matrix): Matrix =>
  x.map((row) => y[0].map((_, j) => row.reduce((sum, value, i) => sum + value * y[i][j], 0)));
const transposed = (x: Matrix): Matrix => x[0].map((_, j) => x.map((row) => row[j]));
const stepped = (weights: Matrix, slopes: Matrix): Matrix =>
  weights.map((row, i) => row.map((value, j) => value - rate * slopes[i][j]));

/** What comes back to the logits of each variable from slopes by the draw: p (g − Σ p g). */
const throughDraw = (logProbs: Beliefs, slopes: Matrix): Matrix =>
  logProbs.map((groups, n) =>
    groups.flatMap((row, g) => {
      const [p, along] = [row.map(Math.exp), slopes[n].slice(g * K, (g + 1) * K)];
      const mean = p.reduce((sum, x, k) => sum + x * along[k], 0);
      return p.map((x, k) => x * (along[k] - mean));
    }),
  );

/**
 * A short training of an autoencoder whose code is G choices of K, in 64 bits: random weights, pictures of one lit pixel, noise by which no two
 * clocks ring nearly together, and the loss before each step.
 */
export function plainTraining(rng: Rng, steps: number) {
  const normals = (rows: number, columns: number): Matrix =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, 0.5)));
  const start = { encoder: normals(pixels, G * K), decoder: normals(G * K, pixels) };
  const pictures = Array.from({ length: N }, (_, n) =>
    Array.from({ length: pixels }, (_x, i) => Number(i === n % pixels)),
  );
  let { encoder, decoder } = start;
  const noises: Beliefs[] = [];
  const losses = Array.from({ length: steps }, () => {
    const logits = times(pictures, encoder).map((row) => [row.slice(0, K), row.slice(K)]);
    const logProbs = logProbsOf(logits);
    const noise = clearNoise(rng, logProbs);
    noises.push(noise);
    const code = plainDraws(logProbs, noise).map((groups) => groups.flat());
    const errors = times(code, decoder).map((row, n) => row.map((x, i) => x - pictures[n][i]));
    const slopes = errors.map((row) => row.map((error) => (2 * error) / N)); // of the mean over pictures
    const back = throughDraw(logProbs, times(slopes, transposed(decoder)));
    encoder = stepped(encoder, times(transposed(pictures), back));
    decoder = stepped(decoder, times(transposed(code), slopes));
    return errors.flat().reduce((sum, error) => sum + error * error, 0) / N;
  });
  return { start, pictures, noises, losses };
}
