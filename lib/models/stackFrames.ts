import type { Matrix } from "../core/matrix";

/**
 * The last frames at each time, side by side, from old to new: what moves can be seen in two pictures, not in one. Before an episode's first
 * frame that frame stands in for what was not seen.
 * @param frames [T, D], one or more episodes one after the other
 * @param isFirst [T]: whether an episode begins with this frame
 * @returns [T, count · D]
 * @see Exercise 03.1; Mnih et al. 2015
 */
export function stackFrames(frames: Matrix, isFirst: readonly boolean[], count: number): number[][] {
  // BEGIN SOLUTION 03.1
  let start = 0;
  return frames.map((_, t) => {
    if (isFirst[t]) start = t;
    return Array.from({ length: count }, (_, i) => frames[Math.max(start, t - count + 1 + i)]).flat();
  });
  // END SOLUTION
}
