/** How large a state of G one-hot vectors of K classes is, and what it can tell. */
export interface LatentCapacity {
  /** G K numbers */
  readonly length: number;
  /** of which G are 1 */
  readonly ones: number;
  /** ones / length */
  readonly density: number;
  /** G log₂ K: what one state can tell at most */
  readonly bits: number;
}

/**
 * The size of a state of G categorical variables with K classes each.
 * @see Hafner et al. 2021, arXiv 2010.02193, with 32 and 32; exercise 5.6
 */
export function latentCapacity(groups: number, classes: number): LatentCapacity {
  // BEGIN SOLUTION 05.6
  const length = groups * classes;
  return { length, ones: groups, density: groups / length, bits: groups * Math.log2(classes) };
  // END SOLUTION
}
