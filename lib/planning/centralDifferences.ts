/** The derivatives of f at z by central differences, J[i][j] = ∂fᵢ/∂zⱼ, [outputs][inputs].
 *  The step is 2⁻¹⁷ max(1, |zⱼ|), which leaves an error of about 1e-10 for smooth functions of size 1. */
export function jacobian(f: (z: number[]) => readonly number[], z: readonly number[]): number[][] {
  const columns = z.map((_, j) => {
    const h = stepSize(z[j], 2 ** -17);
    const [above, below] = [f(moved(z, [j, h])), f(moved(z, [j, -h]))];
    return above.map((value, i) => (value - below[i]) / (2 * h));
  });
  return columns[0].map((_, i) => columns.map((column) => column[i]));
}

/** The gradient of f at z by central differences, [inputs]. */
export function gradient(f: (z: number[]) => number, z: readonly number[]): number[] {
  return jacobian((point) => [f(point)], z)[0];
}

/** The symmetric matrix of second derivatives of f at z by central differences, [inputs][inputs].
 *  The step is 2⁻¹⁰ max(1, |zⱼ|): rounding costs about 1e-10 of f, and quadratics have no other error. */
export function hessian(f: (z: number[]) => number, z: readonly number[]): number[][] {
  const centre = f(z.slice());
  const second = z.map(() => new Array<number>(z.length));
  for (let i = 0; i < z.length; i++) {
    const h = stepSize(z[i], 2 ** -10);
    second[i][i] = (f(moved(z, [i, h])) - 2 * centre + f(moved(z, [i, -h]))) / (h * h);
    for (let j = 0; j < i; j++) {
      const g = stepSize(z[j], 2 ** -10);
      const at = (a: number, b: number) => f(moved(z, [i, a * h], [j, b * g]));
      second[i][j] = second[j][i] = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * g);
    }
  }
  return second;
}

const stepSize = (value: number, relative: number) => relative * Math.max(1, Math.abs(value));

/** A copy of z with numbers added to some of its entries. */
function moved(z: readonly number[], ...changes: [number, number][]): number[] {
  const copy = z.slice();
  for (const [i, change] of changes) copy[i] += change;
  return copy;
}
