import { Rng } from "lib/core/rng";
import { dot, mean, spearman } from "lib/core/metrics";
import { drawPairs } from "lib/tabular/drawPairs";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { momentLoss } from "lib/tabular/momentLoss";
import { occupancy } from "lib/tabular/occupancy";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { performanceDifference } from "lib/tabular/performanceDifference";
import { planInModel } from "lib/tabular/planInModel";
import { misreadMaze, randomMaze } from "lib/tabular/randomMaze";
import { twoRoads } from "lib/tabular/twoRoads";
import { claimed, proseOf } from "../support/prose";

const prose = (id: string) => proseOf("01-simulation-lemma", id);

/** The notebook's 60 random models of a random world, of whose transitions `share` are wrong. */
function scatter(seed: number, share: number) {
  const rng = new Rng(seed);
  const maze = randomMaze(rng, { S: 20, A: 3, gamma: 0.9 });
  const best = planInModel(maze);
  const trials = Array.from({ length: 60 }, () => {
    const model = misreadMaze(rng, maze, share);
    const learner = planInModel(model);
    const data = [best, learner].flatMap((pi) => drawPairs(rng, occupancy(maze, pi), 200));
    const moment = momentLoss(maze, model, data, evalPolicy(model, learner));
    return {
      l1: oneStepLoss(maze, model, data, "l1"),
      moment,
      lost: performanceDifference(maze, best, learner),
    };
  });
  const rho = (loss: "l1" | "moment", of = trials) =>
    spearman(
      of.map((trial) => trial[loss]),
      of.map(({ lost }) => lost),
    );
  return { trials, rho, best: dot(maze.mu, evalPolicy(maze, best)) };
}

describe("what notebook 01 says", () => {
  it("of the planning bars: three hang below zero", () => {
    const roads = twoRoads(1, 0.2);
    const stories = [twoRoads(1, 0.9), twoRoads(0.1, 0.2), twoRoads(0.1, 0.9)];
    const planning = stories.map(
      (model) => pdpmTerms(roads, model, planInModel(model), planInModel(roads)).planning,
    );
    const said = claimed(prose("pdpm-see"), "hangs below zero (#, # and #)");
    expect(planning.map((term) => Number(term.toFixed(1)))).toEqual(said);
  });

  it("of a small and a large L1 loss", () => {
    const { trials, rho, best } = scatter(3, 0.5);
    const [least, most, all] = claimed(
      prose("scatter-see"),
      "below # lose at most # of the # that there is to earn",
    );
    const small = trials.filter(({ l1 }) => l1 < least);
    expect(small).toHaveLength(6); // "the six models"
    expect(Math.max(...small.map(({ lost }) => lost))).toBeCloseTo(most, 2);
    expect(best).toBeCloseTo(all, 1);
    const [count, bound, correlation] = claimed(
      prose("scatter-see"),
      "among the # models above # the rank correlation is #,",
    );
    const large = trials.filter(({ l1 }) => l1 > bound);
    expect(large).toHaveLength(count);
    expect(rho("l1", large)).toBeCloseTo(correlation, 2);
    const near = large.filter(({ l1 }) => Math.abs(l1 - 1.75) < 0.05).map(({ lost }) => lost / best);
    expect([Math.min(...near) < 0.02, Math.max(...near) > 0.23]).toEqual([true, true]);
  });

  it("of twelve seeds, with half and with a tenth of the transitions wrong", () => {
    const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
    const means = [0.5, 0.1].map((share) => {
      const found = seeds.map((seed) => scatter(seed, share));
      expect(found.every(({ rho }) => rho("moment") > rho("l1"))).toBe(true);
      return (["moment", "l1"] as const).map((loss) => mean(found.map(({ rho }) => rho(loss))));
    });
    const text = prose("scatter-see");
    const said = [claimed(text, "on average # against #"), claimed(text, "the averages become # and #")];
    means.flat().forEach((value, i) => expect(Math.abs(value - said.flat()[i])).toBeLessThan(0.0075));
  });
});
