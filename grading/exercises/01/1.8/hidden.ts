import type { Rng } from "lib/core/rng";
import { corridors } from "lib/tabular/worlds/corridors";
import { evalFiniteHorizon, exactEpisodes, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { wideTree } from "lib/tabular/worlds/wideTree";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

/** Random data, values and models of random worlds. */
function randomProblems(rng: Rng, count: number) {
  return randomInstances(rng, count).map(({ world, model }) => ({
    world: { S: world.S, A: world.A, P: world.P },
    model: { S: world.S, A: world.A, P: model.P },
    data: Array.from({ length: 1 + rng.integer(20) }, () => ({
      s: rng.integer(world.S),
      a: rng.integer(world.A),
    })),
    V: world.mu.map(() => 10 * rng.uniform()),
  }));
}

export const hidden: Check[] = [
  {
    id: "own-corridors",
    title: "the losses of A and B are right in Two Corridors of other lengths",
    points: 1,
    async run({ call, variant }) {
      for (const K of [2, 3 + (Math.abs(variant) % 7), 10]) {
        const world = corridors(K, "world");
        for (const kind of ["A", "B"] as const) {
          const model = corridors(K, kind);
          const learner = planFiniteHorizon(model);
          const data = [planFiniteHorizon(world), learner].flatMap((policies) =>
            exactEpisodes(world, policies, 1),
          );
          const V = evalFiniteHorizon(model, learner)[0];
          const wrong = kind === "A" ? 1 / K : (K - 1) / K;
          expect(await call("oneStepLoss", world, model, data, "l1")).toBeNear(2 * wrong);
          expect(await call("oneStepLoss", world, model, data, "zeroOne")).toBeNear(wrong);
          const moment = kind === "A" ? (K - 1) / K : 0;
          expect(await call("momentLoss", world, model, data, V)).toBeNear(moment);
        }
      }
    },
  },
  {
    id: "random-prediction",
    title: "the three prediction losses are right for random models and data",
    points: 1.25,
    async run({ call, rng }) {
      const cases = randomProblems(rng, 20).flatMap(({ world, model, data }) =>
        (["l1", "zeroOne", "nll"] as const).map((kind) => [world, model, data, kind] as const),
      );
      for await (const [args, got] of eachAnswer(call, "oneStepLoss", cases, (one) => [...one]))
        expect(got).toBeNear(oneStepLoss(...args));
    },
  },
  {
    id: "random-moment",
    title: "the moment loss compares expectations, in random worlds and in the tree",
    points: 1.25,
    async run({ call, rng }) {
      const tree = wideTree(8, "world");
      const V = evalFiniteHorizon(tree, planFiniteHorizon(tree))[0];
      const roots = [0, 1].map((a) => ({ s: 0, a }));
      expect(await call("momentLoss", tree, wideTree(8, "B"), roots, V)).toBeNear(0);
      expect(await call("momentLoss", tree, wideTree(8, "A"), roots, V)).toBeNear(0.4);
      const cases = randomProblems(rng, 20).map(
        ({ world, model, data, V: v }) => [world, model, data, v] as const,
      );
      for await (const [args, got] of eachAnswer(call, "momentLoss", cases, (one) => [...one]))
        expect(got).toBeNear(momentLoss(...args));
    },
  },
];
