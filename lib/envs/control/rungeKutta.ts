/** Accelerations q″ [n] of positions q and velocities v [n] under a control u. */
export type Accelerations = (q: readonly number[], v: readonly number[], u: number) => number[];

const moved = (x: readonly number[], dx: readonly number[], h: number): number[] =>
  x.map((value, i) => value + h * dx[i]);

/** One step of the classic Runge–Kutta method of order 4 for q′ = v, v′ = a(q, v, u), with u held. @returns [q, v] */
export function rungeKutta(
  a: Accelerations,
  q: readonly number[],
  v: readonly number[],
  u: number,
  h: number,
): [number[], number[]] {
  const a1 = a(q, v, u);
  const v2 = moved(v, a1, h / 2);
  const a2 = a(moved(q, v, h / 2), v2, u);
  const v3 = moved(v, a2, h / 2);
  const a3 = a(moved(q, v2, h / 2), v3, u);
  const v4 = moved(v, a3, h);
  const a4 = a(moved(q, v3, h), v4, u);
  const mean = (k1: number[], k2: number[], k3: number[], k4: number[]): number[] =>
    k1.map((value, i) => (value + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6);
  return [moved(q, mean([...v], v2, v3, v4), h), moved(v, mean(a1, a2, a3, a4), h)];
}
