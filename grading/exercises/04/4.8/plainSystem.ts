import type { Rng } from "lib/core/rng";
import type { ScalarSystem } from "lib/objectives/scalarGradients";

/** A system and a policy whose states stay of an ordinary size. */
export function randomSystem(rng: Rng): { system: ScalarSystem; theta: number } {
  const between = (from: number, to: number) => from + (to - from) * rng.uniform();
  const sign = () => (rng.uniform() < 0.5 ? -1 : 1);
  const system = {
    start: sign() * between(0.5, 2),
    retain: between(0.4, 1.1),
    gain: sign() * between(0.4, 1.2),
    effort: between(0.2, 1.5),
    gamma: between(0.6, 0.95),
    std: between(0.3, 0.8),
  };
  return { system, theta: sign() * between(0.2, 0.7) };
}

/** States x_0, x_1, …, actions, and rewards γ^t r_t, of one noise. */
export function rollout(
  { start, retain, gain, effort, gamma, std }: ScalarSystem,
  theta: number,
  noise: readonly number[],
): { x: number[]; a: number[]; discounted: number[] } {
  const [x, a]: number[][] = [[start], []];
  const discounted = noise.map((epsilon, t) => {
    a.push(theta * x[t] + std * epsilon);
    x.push(retain * x[t] + gain * a[t]);
    return -(gamma ** t) * (x[t + 1] ** 2 + effort * a[t] ** 2);
  });
  return { x, a, discounted };
}

/** dJ/dθ of the expected return of T steps, from how E[x_t²] goes on from step to step. */
export function expectedGradient(
  { start, retain, gain, effort, gamma, std }: ScalarSystem,
  theta: number,
  T: number,
): number {
  const closed = retain + gain * theta;
  let [m, dm, gradient] = [start ** 2, 0, 0];
  for (let t = 0; t < T; t++) {
    const ofEffort = effort * (2 * theta * m + theta ** 2 * dm);
    [m, dm] = [closed ** 2 * m + (gain * std) ** 2, 2 * closed * gain * m + closed ** 2 * dm];
    gradient -= gamma ** t * (dm + ofEffort);
  }
  return gradient;
}

/** Noises of T steps with weights: for what is a polynomial of degree 5 at most in each number, their average is the expectation. */
export function weightedNoises(T: number): { noise: number[]; weight: number }[] {
  if (T === 0) return [{ noise: [], weight: 1 }];
  const third = Math.sqrt(3);
  return weightedNoises(T - 1).flatMap(({ noise, weight }) => [
    { noise: [...noise, 0], weight: (weight * 2) / 3 },
    { noise: [...noise, third], weight: weight / 6 },
    { noise: [...noise, -third], weight: weight / 6 },
  ]);
}
