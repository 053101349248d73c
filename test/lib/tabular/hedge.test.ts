import { hedge } from "lib/tabular/hedge";
import { evalFiniteHorizon, exactEpisodes, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { sampledMomentLoss } from "lib/tabular/sampledMomentLoss";
import { wideTree } from "lib/tabular/worlds/wideTree";
import { expectClose } from "./instances";

describe("hedge", () => {
  it("matches a case by hand: two candidates, η = ln 2", () => {
    expectClose(hedge([[1, 0], [1, 2]], Math.log(2)), [[1 / 2, 1 / 2], [1 / 3, 2 / 3], [1 / 2, 1 / 2]]); // prettier-ignore
  });

  it("depends on differences of losses only, and survives large ones", () => {
    expectClose(hedge([[1e6, 1e6 + 1]], 1), hedge([[0, 1]], 1));
    expectClose(hedge([[1e6, 0]], 1), [[0.5, 0.5], [0, 1]]); // prettier-ignore
  });

  it("has the published curves on WideTree (100 leaves, η = .9): likelihood picks A, moments pick B", () => {
    const world = wideTree(100, "world");
    const expert = planFiniteHorizon(world);
    const models = [wideTree(100, "A"), wideTree(100, "B")];
    const learners = models.map(planFiniteHorizon);
    const losses = (loss: (i: number) => number) => new Array(100).fill([loss(0), loss(1)]);
    const data = learners.map((pi) => [
      ...exactEpisodes(world, expert, 1000),
      ...exactEpisodes(world, pi, 1000),
    ]);
    const values = models.map((model, i) => evalFiniteHorizon(model, learners[i])[0]);
    const onA = (loss: (i: number) => number) => {
      const weights = hedge(losses(loss), 0.9);
      return [25, 50, 100].map((t) => weights[t][0]);
    };
    for (const kind of ["zeroOne", "nll"] as const) {
      for (const weight of onA((i) => oneStepLoss(world, models[i], data[i], kind)))
        expect(weight).toBeGreaterThan(0.99);
    }
    const moment = onA((i) => momentLoss(world, models[i], data[i], values[i]));
    expect([moment[0] < 0.3, moment[1] < 0.15, moment[2] < 0.05]).toEqual([true, true, true]);
    // the published moment curve uses samples: 1 / (1 + exp(.9 · .0533 · t)) = .23, .08, .008
    const sampled = onA((i) => sampledMomentLoss(world, models[i], data[i], values[i]));
    [0.23, 0.083, 0.008].forEach((weight, i) => expect(Math.abs(sampled[i] - weight)).toBeLessThan(5e-3));
  });
});
