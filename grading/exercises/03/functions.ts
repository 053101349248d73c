import type { Answers03 } from "lib/experiments/03-autoencoders/answers";
import type { ElboTerms, VaeBatch } from "lib/models/negativeElbo";

/** What the student of notebook 03 writes, by name; `reference.ts` (never released) holds our own. Its experiments run on most of it. */
export interface Functions03 extends Answers03 {
  /** G5 the largest principal angle between the spaces of the rows of U and V [k][D], rad; rows need not be orthonormal */
  largestAngle(U: number[][], V: number[][]): number;
  /** G6 the terms of −ELBO, nats a picture: sums over pixels and code, means over the batch */
  negativeElbo(batch: VaeBatch, noise: number): ElboTerms;
}
