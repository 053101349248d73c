import { createFiniteHorizonMdp, type FiniteHorizonMdp } from "../finiteHorizon";

/** The states of WideTree before the leaves: root, the two children, their two parents of leaves. */
export const wideTreeStates = {
  root: 0,
  bad: 1,
  good: 2,
  badParent: 3,
  goodParent: 4,
  firstLeaf: 5,
} as const;

const success = 0.7;

/** WideTree: a tree of three random or deterministic steps with many leaves, none of which matters. COSTS.
 *
 *  At the root action 0 reaches `bad` and action 1 `good` with probability 0.7, and the other with 0.3. Then both
 *  actions lead to the child's own parent; there action 0 or 1 chooses one of its two buckets of N/4 leaves, and the leaf
 *  is uniform in it. Being in `bad` costs 1, everything else 0: J* = 0.3.
 *
 *  @param leaves N, a multiple of 4.
 *  @param kind "world"; "A", a model that swaps the actions at the root; "B", a model that is right at the root,
 *  swaps the parents and permutes the leaves.
 *  @param permutation For "B": leaf i of the world is leaf permutation[i] of the model, [N]; by default the order is
 *  reversed.
 *  @throws RangeError if N is not a multiple of 4 or the permutation is none. */
export function wideTree(
  leaves: number,
  kind: "world" | "A" | "B",
  permutation: readonly number[] = Array.from({ length: leaves }, (_, i) => leaves - 1 - i),
): FiniteHorizonMdp {
  if (!Number.isInteger(leaves) || leaves < 4 || leaves % 4 !== 0) {
    throw new RangeError(`wideTree: leaves must be a positive multiple of 4, got ${leaves}`);
  }
  if (permutation.length !== leaves || [...permutation].sort((a, b) => a - b).some((leaf, i) => leaf !== i)) {
    throw new RangeError(`wideTree: permutation must hold each of 0 … ${leaves - 1} once`);
  }
  const { root, bad, good, badParent, goodParent, firstLeaf } = wideTreeStates;
  const S = firstLeaf + leaves;
  const row = (...chances: [number, number][]) => {
    const p = new Array<number>(S).fill(0);
    for (const [s, chance] of chances) p[s] += chance;
    return p;
  };
  const P: number[][][] = new Array(S);
  const rootRow = (target: number) => row([target, success], [bad + good - target, 1 - success]);
  P[root] = kind === "A" ? [rootRow(good), rootRow(bad)] : [rootRow(bad), rootRow(good)];
  for (const child of [bad, good]) {
    const own = child === bad ? badParent : goodParent;
    const next = kind === "B" ? badParent + goodParent - own : own;
    P[child] = [row([next, 1]), row([next, 1])];
  }
  const bucket = leaves / 4;
  const leaf = (i: number) => firstLeaf + (kind === "B" ? permutation[i] : i);
  [badParent, goodParent].forEach((parent, p) => {
    const bucketRow = (a: number) =>
      row(
        ...Array.from({ length: bucket }, (_, i): [number, number] => [
          leaf((2 * p + a) * bucket + i),
          1 / bucket,
        ]),
      );
    P[parent] = [bucketRow(0), bucketRow(1)];
  });
  for (let s = firstLeaf; s < S; s++) P[s] = [row([s, 1]), row([s, 1])];
  const C = P.map((_, s) => (s === bad ? [1, 1] : [0, 0]));
  return createFiniteHorizonMdp({ P, C, H: 3, mu: row([root, 1]) });
}
