/** The bound of the simulation lemma when TV(P̂, P) ≤ ε in every (s, a) and rewards are in [0, 1]: γε/(1−γ)².
 *  It says nothing once it passes 1/(1−γ), the largest difference that two values can have.
 *  @param gamma The discount, in [0, 1). @param epsilon The one-step error, in [0, 1]. */
export function classicBound(gamma: number, epsilon: number): number {
  return (gamma * epsilon) / (1 - gamma) ** 2;
}
