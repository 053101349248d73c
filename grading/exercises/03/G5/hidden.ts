import type { Rng } from "lib/core/rng";
import { conditionNumber, multiply } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import { symmetricEigen } from "lib/core/symmetricEigen";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { normals } from "../instances";

/** An angle of 0 comes from the cosine with 1e-8, one of π/2 from the sine. */
const tolerance = 1e-5;

/** D orthonormal rows in random directions. */
function randomBasis(rng: Rng, D: number): number[][] {
  const X = normals(rng, D, D);
  return symmetricEigen(X.map((row) => X.map((other) => dot(row, other)))).vectors;
}

/** Rows that span the same space as these orthonormal ones, neither orthogonal nor of one length. */
function mixed(rng: Rng, rows: number[][]): number[][] {
  for (;;) {
    const M = normals(rng, rows.length, rows.length);
    const size = 0.1 + 5 * rng.uniform();
    if (conditionNumber(M) < 15) return multiply(M, rows).map((row) => row.map((x) => x * size));
  }
}

/** Two spaces of one dimension with these angles between them. */
function spaces(rng: Rng, angles: number[]): { U: number[][]; V: number[][] } {
  const k = angles.length;
  const Q = randomBasis(rng, 2 * k + rng.integer(3));
  const V = angles.map((angle, i) => Q[i].map((x, d) => Math.cos(angle) * x + Math.sin(angle) * Q[k + i][d]));
  return { U: mixed(rng, Q.slice(0, k)), V: mixed(rng, V) };
}

export const hidden: Check[] = [
  {
    id: "known-angles",
    title: "the largest of several angles is found, whichever rows tell the spaces",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 30; i++) {
        const angles = Array.from({ length: 1 + (i % 4) }, () => 0.05 + 1.4 * rng.uniform());
        const { U, V } = spaces(rng, angles);
        const got = await call("largestAngle", U, V);
        expect(got).toBeNear(Math.max(...angles), { name: "the angle", tolerance });
      }
    },
  },
  {
    id: "same-space",
    title: "between a space and itself the angle is 0, and a number",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const { U, V } = spaces(
          rng,
          Array.from({ length: 1 + (i % 4) }, () => 0),
        );
        expect(await call("largestAngle", U, V)).toBeNear(0, { name: "the angle", tolerance });
      }
    },
  },
  {
    id: "upright",
    title: "where one direction stands upright on the other space the angle is π/2, whatever else they share",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { U, V } = spaces(rng, [0, Math.PI / 2, 0.5].slice(i % 2));
        expect(await call("largestAngle", U, V)).toBeNear(Math.PI / 2, { name: "the angle", tolerance });
      }
    },
  },
];
