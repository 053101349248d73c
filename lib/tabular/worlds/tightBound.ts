/** The smallest bound on |V_M̂ − V_M*| that holds for all rewards in [0, 1] and all models with TV(P̂, P) ≤ ε in
 *  every (s, a): 1/(1−γ) − 1/(1−γ(1−ε)).
 *  @param gamma The discount, in [0, 1). @param epsilon The one-step error, in [0, 1].
 *  @see Lobel and Parr 2024, arXiv 2406.16249; exercise 01.G1 */
export function tightBound(gamma: number, epsilon: number): number {
  // BEGIN SOLUTION 01.G1
  return (gamma * epsilon) / ((1 - gamma) * (1 - gamma * (1 - epsilon)));
  // END SOLUTION
}
