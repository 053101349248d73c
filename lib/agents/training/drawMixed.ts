/**
 * Items from two stores, each of them with a given share: a draw takes two uniform numbers, of which the first chooses the store (the
 * expert's where it is below `share`), the second the item in it, ⌊u · length⌋. So the shares do not depend on how much is stored.
 * @param own,expert the stores; one whose share is 0 may be empty
 * @param count draws @param share the expert's part of them, 0 to 1 @param uniform a number from 0 to below 1
 * @returns [count]
 * @see Ross and Bagnell 2012, arXiv:1203.1007: half of each fit is the expert's; exercise G8
 */
export function drawMixed<T>(
  own: readonly T[],
  expert: readonly T[],
  count: number,
  share: number,
  uniform: () => number,
): T[] {
  // BEGIN SOLUTION 04.G8
  return Array.from({ length: count }, () => {
    const store = uniform() < share ? expert : own;
    return store[Math.floor(uniform() * store.length)];
  });
  // END SOLUTION
}
