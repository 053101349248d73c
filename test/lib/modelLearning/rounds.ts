import type { Rng } from "lib/core/rng";
import type { Round } from "lib/modelLearning/regret";

/** ℓ(M) = (1 − M)². */
export const one: Round = { features: [[1]], targets: [[1]] };

/** Rounds of four pairs with three features and two noisy targets, from one linear law. */
export function randomRounds(rng: Rng, count: number): Round[] {
  const normals = (n: number) => Array.from({ length: n }, () => rng.normal());
  const law = [normals(3), normals(3)];
  return Array.from({ length: count }, () => {
    const features = Array.from({ length: 4 }, () => normals(3));
    const targets = features.map((phi) =>
      law.map((row) => row.reduce((sum, w, j) => sum + w * phi[j], rng.normal())),
    );
    return { features, targets };
  });
}
