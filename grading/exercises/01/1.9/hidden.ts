import { evalFiniteHorizon, exactEpisodes, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import { hedge } from "lib/tabular/hedge";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { wideTree } from "lib/tabular/worlds/wideTree";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";

/** The log losses and the moment losses of the candidates A and B of the tree. */
function treeLosses() {
  const world = wideTree(100, "world");
  const models = (["A", "B"] as const).map((kind) => wideTree(100, kind));
  const plans = models.map(planFiniteHorizon);
  const data = [planFiniteHorizon(world), plans[0]].flatMap((policies) => exactEpisodes(world, policies, 10));
  return {
    log: models.map((model) => oneStepLoss(world, model, data, "nll")),
    moment: models.map((model, i) => momentLoss(world, model, data, evalFiniteHorizon(model, plans[i])[0])),
  };
}

/** Compares the weights for random losses up to a size. */
async function compareRandom({ call, rng }: CheckContext, count: number, size: number): Promise<void> {
  const cases = Array.from({ length: count }, () => {
    const [T, M] = [1 + rng.integer(20), 2 + rng.integer(4)];
    const losses = Array.from({ length: T }, () => Array.from({ length: M }, () => size * rng.uniform()));
    return [losses, 0.1 + rng.uniform()] as const;
  });
  for await (const [args, got] of eachAnswer(call, "hedge", cases, (one) => [...one]))
    expect(got).toBeNear(hedge(...args), { name: "the weights", tolerance: 1e-8 });
}

export const hidden: Check[] = [
  {
    id: "tree",
    title: "in the tree, the log loss puts at least .99 on A after 100 rounds, the moment loss at most .05",
    points: 1,
    async run({ call }) {
      const { log, moment } = treeLosses();
      for (const [losses, limits] of [
        [log, [0, 0.01]],
        [moment, [0.05, 1]],
      ] as const) {
        // prettier-ignore
        const rounds = Array.from({ length: 100 }, () => losses);
        const [a, b] = asMatrix(await call("hedge", rounds, 0.9), 101, 2, "the weights")[100];
        expect(losses === log ? 1 - a : a).toBeAtMost(losses === log ? 0.01 : limits[0]);
        expect(a + b).toBeNear(1);
      }
    },
  },
  {
    id: "random-losses",
    title: "the weights are right for random losses",
    points: 0.75,
    run: (context) => compareRandom(context, 45, 1),
  },
  {
    id: "large-losses",
    title: "they are right for losses in the thousands, too",
    points: 0.25,
    run: (context) => compareRandom(context, 15, 4000),
  },
];
