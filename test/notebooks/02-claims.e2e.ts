import { mean, median } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import {
  clipTorque,
  createPendulum,
  linearisedPendulum,
  pendulumCost,
  pendulumHorizon,
} from "lib/envs/control/pendulum";
import { meanCost } from "lib/envs/rollout";
import { costOfBelief, iceTask } from "lib/experiments/02-ross-bagnell/grids/ice";
import { lossVersusCost } from "lib/experiments/02-ross-bagnell/pendulum/lossVersusCost";
import { carTask } from "lib/experiments/02-ross-bagnell/car/mountainCar";
import {
  expertPendulumCost,
  pendulumExpert,
  pendulumTask,
  type PendulumPolicy,
} from "lib/experiments/02-ross-bagnell/pendulum/pendulum";
import { runLoop } from "lib/experiments/02-ross-bagnell/pendulum/pendulumBatch";
import { linearModels } from "lib/experiments/02-ross-bagnell/pendulum/pendulumModels";
import { costRatios, runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { lqrFinite } from "lib/planning/lqrFinite";
import { claimed, proseOf } from "../support/prose";

const prose = (id: string) => proseOf("02-ross-bagnell", id);
const round = (value: number, places = 2) => Number(value.toFixed(places));
const tenSeeds = Array.from({ length: 10 }, (_, i) => i + 1);

/** Costs of a policy for the pendulum over the expert's, on the ten episodes or on others. */
function costOver(policy: PendulumPolicy, episodes?: number): number {
  const world = createPendulum({ afterFall: "lie" });
  const cost = (who: PendulumPolicy, count: number, name: string) =>
    meanCost(world, who, { horizon: pendulumHorizon, episodes: count, rng: new Rng(name).split("evaluate") });
  if (episodes === undefined) return cost(policy, 10, "pendulum") / expertPendulumCost();
  return cost(policy, episodes, "others") / cost(pendulumExpert(), episodes, "others");
}

/** The cost of a batch of an expert whose hand shakes, in J*. */
function batch(controlNoise: number, expertSamples: number, seed: number): number {
  const task = pendulumTask(linearModels(), { seed, controlNoise, expertSamples });
  return costRatios(rossBagnell(task, 0, 1).realCost)[0];
}

describe("what notebook 02 says of J*", () => {
  const text = prose("compare-data");

  it("is that somebody who knows the end of the episode pays less", () => {
    const { A, B } = linearisedPendulum();
    const QFinal = [[0, 0], [0, 0]]; // prettier-ignore
    const { K } = lqrFinite({ A, B, ...pendulumCost, QFinal, horizon: pendulumHorizon });
    const informed: PendulumPolicy = (x, t) => [clipTorque(K[t][0][0] * x[0] + K[t][0][1] * x[1])];
    const [said] = claimed(text, "costs $#\\,J^*$. And ten episodes");
    expect([round(costOver(informed)), round(costOver(informed, 500)) < 0.96]).toEqual([said, true]);
  });

  it("is that a gain can be tuned to the ten episodes, which others do not reward", () => {
    const tuned: PendulumPolicy = (x) => [clipTorque(-17.987 * x[0] - 5.874 * x[1])];
    const [said] = claimed(text, "these ten best costs $#\\,J^*$, and more than the expert on others");
    expect([round(costOver(tuned)), costOver(tuned, 2000) > 1]).toEqual([said, true]);
  });

  it("is that the loop's policies are no better than the expert on other episodes", () => {
    const [episodes, least, most] = claimed(
      prose("excitation"),
      "on # other episodes the last policies cost # to # $J^*$",
    );
    const others = tenSeeds.map((seed) => costOver(runPendulum("both", seed).policies[10], episodes));
    expect([round(Math.min(...others)), round(Math.max(...others))]).toEqual([least, most]);
  });
});

describe("what notebook 02 says of the pendulum's data", () => {
  const text = prose("best-of");

  it("holds for the slider: from some noise on, no seed is far from J*", () => {
    const [noise, percent] = claimed(text, "From # on, the worst seed of the five is within # % of $J^*$");
    const worst = (tenths: number) =>
      Math.max(...[1, 2, 3, 4, 5].map((seed) => batch(tenths / 10, 500, seed)));
    for (let k = Math.round(10 * noise); k <= 10; k++) expect(worst(k)).toBeLessThan(1 + percent / 100);
    expect(worst(Math.round(10 * noise) - 1)).toBeGreaterThan(1 + percent / 100);
  });

  it("holds for the shares between the extremes", () => {
    const [most] = claimed(text, "from round 2 on costs at most # $J^*$");
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      const runs = [1, 2, 3, 4, 5].map((seed) =>
        costRatios(rossBagnell(pendulumTask(linearModels(), { seed }), 10, share).realCost),
      );
      const curve = runs[0].map((_, i) => median(runs.map((costs) => costs[i])));
      expect(Math.max(...curve.slice(2))).toBeLessThan(most);
    }
  });

  it("holds for the budget: the loop, three batches that cost more, and one that does not", () => {
    const summary = (costs: number[]) => [round(median(costs)), round(Math.max(...costs))];
    expect(summary(tenSeeds.map((seed) => runLoop(400, seed)))).toEqual(
      claimed(text, "costs # $J^*$, and # with its worst seed"),
    );
    const [noise, ...said] = claimed(text, "shakes with # gives one of # as well (# with the worst seed)");
    expect(summary(tenSeeds.map((seed) => batch(noise, 400, seed)))).toEqual(said);
  });
});

describe("what notebook 02 says of the ice", () => {
  const text = prose("optimism");
  const { task } = iceTask();

  it("holds for the beliefs that are good enough", () => {
    const [low, high] = claimed(text, "every $\\hat p$ between # % and # %");
    const cost = (percent: number) => round(costOfBelief(iceTask(), percent / 100), 1);
    expect([low - 0.1, low, high, high + 0.1].map(cost)).toEqual([64.8, 8, 8, 10]);
  });

  it("holds for the regret", () => {
    const { models, policies } = rossBagnell(task, 29);
    const rounds = policies.map((policy) => [...task.execute(policy, 0)]);
    const loss = (p: number, i: number) => (task.loss(p, task.expertData) + task.loss(p, rounds[i])) / 2;
    const paid = mean(models.map((p, i) => loss(p, i)));
    const grid = Array.from({ length: 300 }, (_, k) => k / 3000);
    const best = Math.min(...grid.map((p) => mean(rounds.map((_, i) => loss(p, i)))));
    expect(Math.round(100 * (paid / best - 1))).toBe(claimed(text, "squared error is only # % above")[0]);
  });
});

describe("what notebook 02 says of promises", () => {
  const text = prose("bug-hunt");

  it("holds for the best drive and for the loop without the stops", () => {
    const [steps, at, promised] = claimed(
      text,
      "the best drive of all, # steps in round #, had been promised for #",
    );
    const run = rossBagnell(carTask({ seed: 1 }), 6);
    expect([round(Math.min(...run.realCost), 0), run.bestIndex]).toEqual([steps, at]);
    expect(round(run.promised[at], 0)).toBe(promised);
    const blind = rossBagnell(carTask({ seed: 1, fitStops: false }), 6);
    const gaps = blind.realCost.map((cost, i) => round(cost - blind.promised[i], 0));
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual(claimed(text, "the gap is back at # to #"));
  });

  it("holds for the 60 models", () => {
    const { expertLoss, mixedLoss, realCost } = lossVersusCost(1, 60);
    const ratios = costRatios(realCost);
    const count = (test: (ratio: number, loss: number) => boolean) =>
      ratios.filter((ratio, k) => test(ratio, mixedLoss[k])).length;
    expect(new Set(expertLoss.map((loss) => loss.toPrecision(5))).size).toBe(1); // "to five digits"
    const [good, bound] = claimed(text, "# of the 60 plans cost less than # $J^*$");
    expect(count((ratio) => ratio < bound)).toBe(good);
    const [loss, most] = claimed(text, "below $#\\cdot10^{-4}$ no plan costs more than # $J^*$");
    expect(count((ratio, own) => own < loss * 1e-4 && ratio > most)).toBe(0);
    const [large, harmless] = claimed(
      text,
      "eight models above $#\\cdot10^{-3}$, four fall, and four cost at most # $J^*$",
    );
    const above = (test: (ratio: number) => boolean) =>
      count((ratio, own) => own > large * 1e-3 && test(ratio));
    expect([above(() => true), above((ratio) => ratio > 90), above((ratio) => ratio <= harmless)]).toEqual([
      8, 4, 4,
    ]);
  });
});
