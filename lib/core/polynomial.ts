import type { Matrix } from "./matrix";

/** Rows with all products of up to `degree` of their numbers beside them, [z₁, …, z₁², z₁z₂, …]: with those, what is linear can follow a curve.
 *  @param Z [N, k] @param degree 1 leaves the rows as they are
 *  @returns [N, d] */
export function polynomial(Z: Matrix, degree: number): number[][] {
  return Z.map((z) => {
    const all = [...z];
    let last = z.map((value, i) => ({ value, i }));
    for (let order = 2; order <= degree; order++) {
      last = last.flatMap(({ value, i }) => z.slice(i).map((x, j) => ({ value: value * x, i: i + j })));
      all.push(...last.map(({ value }) => value));
    }
    return all;
  });
}
