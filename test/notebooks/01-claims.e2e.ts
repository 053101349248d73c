import { Rng } from "lib/core/rng";
import { dot, mean, spearman } from "lib/core/metrics";
import { lossScatter } from "lib/experiments/01-simulation-lemma/lossScatter";
import { roadStories } from "lib/experiments/01-simulation-lemma/roadStories";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { randomMaze } from "lib/tabular/worlds/randomMaze";
import { ours } from "../lib/experiments/01-simulation-lemma/ours";
import { claimed, proseOf } from "../support/prose";

const prose = (id: string) => proseOf("01-simulation-lemma", id);

/** The notebook's 60 random models of a random world, of whose transitions `share` are wrong. */
function scatter(seed: number, share: number) {
  const { l1, moment, lost } = lossScatter(ours, { seed, share });
  const trials = lost.map((loss, i) => ({ l1: l1[i], moment: moment[i], lost: loss }));
  const rho = (loss: "l1" | "moment", of = trials) =>
    spearman(
      of.map((trial) => trial[loss]),
      of.map((trial) => trial.lost),
    );
  return { trials, rho };
}

describe("what notebook 01 says", () => {
  it("of the planning bars: three hang below zero", () => {
    const stories = roadStories({ planInModel, pdpmTerms }).slice(0, 3);
    const said = claimed(prose("losses"), "hangs below zero (#, # and #)");
    expect(stories.map(({ planning }) => Number(planning.toFixed(1)))).toEqual(said);
  });

  it("of a small and a large L1 loss", () => {
    const { trials, rho } = scatter(3, 0.5);
    const maze = randomMaze(new Rng(3), { S: 20, A: 3, gamma: 0.9 }); // the world of that seed
    const best = dot(maze.mu, evalPolicy(maze, planInModel(maze)));
    const [least, most, all] = claimed(
      prose("fifty-fifty"),
      "below # lose at most # of the # that there is to earn",
    );
    const small = trials.filter(({ l1 }) => l1 < least);
    expect(small).toHaveLength(6); // "the six models"
    expect(Math.max(...small.map(({ lost }) => lost))).toBeCloseTo(most, 2);
    expect(best).toBeCloseTo(all, 1);
    const [count, bound, correlation] = claimed(
      prose("fifty-fifty"),
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
    const text = prose("fifty-fifty");
    const said = [claimed(text, "on average # against #"), claimed(text, "the averages become # and #")];
    means.flat().forEach((value, i) => expect(Math.abs(value - said.flat()[i])).toBeLessThan(0.0075));
  });
});
