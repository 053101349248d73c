/** Where the end of the rod is, (sin θ, cos θ): the pivot is (0, 0), up is (0, 1), and the rod has length 1.
 *  @param state [θ, ω]. */
export function pendulumTip([theta]: readonly number[]): { x: number; y: number } {
  return { x: Math.sin(theta), y: Math.cos(theta) };
}
