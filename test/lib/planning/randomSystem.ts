import { add, identity, multiply, transpose } from "lib/core/matrix";
import type { Rng } from "lib/core/rng";

/** A random linear-quadratic problem with n states and m controls: B reaches every direction, almost surely. */
export function randomSystem(rng: Rng, n: number, m: number) {
  const normals = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));
  const definite = (size: number) => {
    const root = normals(size, size);
    return add(multiply(root, transpose(root)), identity(size));
  };
  const spread = 1.5 / Math.sqrt(n);
  const A = normals(n, n).map((row) => row.map((a) => spread * a));
  return { A, B: normals(n, m), Q: definite(n), R: definite(m), QFinal: definite(n) };
}
