/**
 * Σ_i p_i x_i, pixel by pixel: of all pictures the one with the least expected squared error, whether or not it ever comes.
 * @param futures pictures that may come, [N][pixels] @param probs how likely each is, [N]
 * @throws RangeError unless there is one probability for each future
 * @see exercise 5.2
 */
export function averageFuture(futures: readonly (readonly number[])[], probs: readonly number[]): number[] {
  // BEGIN SOLUTION 05.2
  if (futures.length === 0 || futures.length !== probs.length)
    throw new RangeError(
      `averageFuture: probs must be one for each of ${futures.length} futures, got ${probs.length}`,
    );
  return futures[0].map((_, pixel) => futures.reduce((sum, future, i) => sum + probs[i] * future[pixel], 0));
  // END SOLUTION
}
