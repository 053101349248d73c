/**
 * A world of one number, and a policy of one number θ that acts in it: a_t = θ x_t + std ε_t, x_{t+1} = retain x_t + gain a_t, and the reward
 * r_t = −(x_{t+1}² + effort a_t²).
 */
export interface ScalarSystem {
  /** x_0 */
  readonly start: number;
  readonly retain: number;
  readonly gain: number;
  readonly effort: number;
  /** γ */
  readonly gamma: number;
  /** Standard deviation of the policy's actions. */
  readonly std: number;
}

/**
 * One sample of the gradient of J(θ) = E[Σ_t γ^t r_t], through the world: dx_0 = 0, da_t = x_t + θ dx_t, dx_{t+1} = retain dx_t + gain da_t.
 * @param noise ε, standard normal, one number for each step
 * @see exercise 4.8
 */
export function pathwiseGradient(system: ScalarSystem, theta: number, noise: readonly number[]): number {
  // BEGIN SOLUTION 04.8
  const { start, retain, gain, effort, gamma, std } = system;
  let [x, dx, gradient] = [start, 0, 0];
  for (const [t, epsilon] of noise.entries()) {
    const [a, da] = [theta * x + std * epsilon, x + theta * dx];
    [x, dx] = [retain * x + gain * a, retain * dx + gain * da];
    gradient -= gamma ** t * 2 * (x * dx + effort * a * da);
  }
  return gradient;
  // END SOLUTION
}

/**
 * One sample of the same gradient without a look into the world, REINFORCE: Σ_t ∂ log π(a_t | x_t)/∂θ · Σ_{k ≥ t} γ^k r_k, where the first
 * factor is ε_t x_t / std.
 * @param noise ε, standard normal, one number for each step
 * @see Williams 1992; exercise 4.8
 */
export function reinforceGradient(system: ScalarSystem, theta: number, noise: readonly number[]): number {
  // BEGIN SOLUTION 04.8
  const { start, retain, gain, effort, gamma, std } = system;
  const [scores, rewards]: [number[], number[]] = [[], []];
  let x = start;
  for (const [t, epsilon] of noise.entries()) {
    const a = theta * x + std * epsilon;
    scores.push((epsilon * x) / std);
    x = retain * x + gain * a;
    rewards.push(-(gamma ** t) * (x ** 2 + effort * a ** 2));
  }
  let [toGo, gradient] = [0, 0];
  for (let t = noise.length - 1; t >= 0; t--) {
    toGo += rewards[t];
    gradient += scores[t] * toGo;
  }
  return gradient;
  // END SOLUTION
}
