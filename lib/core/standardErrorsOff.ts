/**
 * (share − p) / √(p (1 − p) / n): by how many standard errors a share of n draws is off the probability that it should have.
 * @param share of the draws, 0 to 1 @param p the probability, between 0 and 1 @param n how many draws
 * @throws RangeError unless p is between 0 and 1, where chance has a say
 * @see exercise 5.5
 */
export function standardErrorsOff(share: number, p: number, n: number): number {
  // BEGIN SOLUTION 05.5
  if (!(p > 0 && p < 1)) throw new RangeError(`standardErrorsOff: p must be between 0 and 1, got ${p}`);
  return (share - p) / Math.sqrt((p * (1 - p)) / n);
  // END SOLUTION
}
