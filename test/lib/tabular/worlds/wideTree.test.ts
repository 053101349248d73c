import { evalFiniteHorizon, exactEpisodes, expectedCost, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import { finiteHorizonGap } from "lib/tabular/finiteHorizonGap";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { sampledMomentLoss } from "lib/tabular/sampledMomentLoss";
import { wideTree } from "lib/tabular/worlds/wideTree";
import { expectClose } from "../instances";

/** A permutation for "B" that leaves `goodKept` leaves in the bucket that the good parent's action 0 leads to, and
 *  `badKept` in the bad one's, after the parents are swapped: the losses of B depend on these two numbers only. */
function permutation(N: number, badKept: number, goodKept: number): number[] {
  // in the world: buckets bad0, bad1, good0, good1; the model's bad child leads to good0's leaves and so on
  const b = N / 4;
  const members = (bucket: number) => Array.from({ length: b }, (_, i) => bucket * b + i);
  const [bad0, bad1, good0, good1] = [0, 1, 2, 3].map(members);
  const image0 = [...bad0.slice(0, badKept), ...bad1.slice(0, b - badKept)];
  const image2 = [...good0.slice(0, goodKept), ...good1.slice(0, b - goodKept)];
  const rest = [...bad0, ...bad1, ...good0, ...good1].filter(
    (leaf) => !image0.includes(leaf) && !image2.includes(leaf),
  );
  return [...image0, ...rest.slice(0, b), ...image2, ...rest.slice(b)];
}

function row(N: number, kind: "A" | "B", leaves?: number[]): number[] {
  const world = wideTree(N, "world");
  const model = wideTree(N, kind, leaves);
  const [expert, learner] = [planFiniteHorizon(world), planFiniteHorizon(model)];
  const data = [...exactEpisodes(world, expert, 10 * N), ...exactEpisodes(world, learner, 10 * N)];
  const V = evalFiniteHorizon(model, learner)[0];
  const losses = (["l1", "zeroOne", "nll"] as const).map((loss) => oneStepLoss(world, model, data, loss));
  return [
    expectedCost(world, learner),
    expectedCost(model, learner),
    ...losses,
    momentLoss(world, model, data, V),
  ];
}

describe("wideTree", () => {
  it.each([
    [4, [0.7, 0.3, 0.267, 0.193, 0.36, 0.133]],
    [20, [0.7, 0.3, 0.267, 0.46, 0.9, 0.133]],
    [100, [0.7, 0.3, 0.267, 0.513, 1.44, 0.133]],
  ])("has the published losses of model A for %i leaves", (N, expected) => {
    row(N, "A").forEach((value, i) =>
      expect(Math.abs(value - expected[i])).toBeLessThan(i === 4 ? 5e-3 : 5e-4),
    );
  });

  it.each([
    [4, permutation(4, 0, 1), [0.3, 0.3, 0.867, 0.573, 2.48, 0]],
    [20, permutation(20, 1, 1), [0.3, 0.3, 1.2, 0.793, 4.06, 0]],
    [100, permutation(100, 7, 6), [0.3, 0.3, 1.165, 0.803, 4.95, 0]],
  ])("has the published losses of model B for %i leaves", (N, leaves, expected) => {
    row(N, "B", leaves).forEach((value, i) =>
      expect(Math.abs(value - expected[i])).toBeLessThan(i === 4 ? 5e-3 : 6e-4),
    );
  });

  it("has the terms −.4 + .4 + .4 = .4 for A and 0 for B", () => {
    const world = wideTree(20, "world");
    const expert = planFiniteHorizon(world);
    const terms = (kind: "A" | "B") => {
      const model = wideTree(20, kind);
      const learner = planFiniteHorizon(model);
      return [
        expectedCost(model, learner) - expectedCost(model, expert),
        -finiteHorizonGap(world, model, learner).rhs,
        finiteHorizonGap(world, model, expert).rhs,
      ];
    };
    expectClose(terms("A"), [-0.4, 0.4, 0.4]);
    expectClose(terms("B"), [0, 0, 0]);
  });

  it("separates the models at the root by .4 with expectations and only by .16 with samples", () => {
    const [world, A, B] = (["world", "A", "B"] as const).map((kind) => wideTree(4, kind));
    const V = evalFiniteHorizon(world, planFiniteHorizon(world))[0];
    const root = [{ s: 0, a: 1 }];
    expectClose([momentLoss(world, A, root, V), momentLoss(world, B, root, V)], [0.4, 0]);
    expectClose([sampledMomentLoss(world, A, root, V), sampledMomentLoss(world, B, root, V)], [0.58, 0.42]);
  });

  it("refuses odd sizes and permutations that are none", () => {
    expect(() => wideTree(6, "world")).toThrow("leaves must be a positive multiple of 4, got 6");
    expect(() => wideTree(4, "B", [0, 0, 1, 2])).toThrow("permutation must hold each of 0 … 3 once");
  });
});
