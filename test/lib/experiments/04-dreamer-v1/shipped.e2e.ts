import { simulatorOrPrediction } from "lib/experiments/04-dreamer-v1/clips";
import { drawDreams, dreams } from "lib/experiments/04-dreamer-v1/dreams";
import { showWhoGetsGradient } from "lib/experiments/04-dreamer-v1/gradientTable";
import { showImagination, showModel } from "lib/experiments/04-dreamer-v1/graph";
import { drawHorizons, horizonRuns, recordedRuns } from "lib/experiments/04-dreamer-v1/horizons";
import { drawOpenLoop, drawOpenLoopStrip, openLoopRuns } from "lib/experiments/04-dreamer-v1/openLoopRuns";
import { showPublished } from "lib/experiments/04-dreamer-v1/results/published";
import { drawReturnsByLambda, returnsByLambda } from "lib/experiments/04-dreamer-v1/returnsByLambda";
import { drawSurprises, surprises } from "lib/experiments/04-dreamer-v1/surprise";
import { drawTwoWays, twoWays, varianceRatio } from "lib/experiments/04-dreamer-v1/twoWays";
import { mean } from "lib/core/metrics";
import { lossGradients } from "lib/objectives/lossGradients";
import * as tf from "lib/tensor/tf";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

beforeAll(() => tf.ready());

/** What a drawing says, and that it left no tensor behind. */
async function saidBy(draw: () => unknown): Promise<string[]> {
  const before = tf.memory().numTensors;
  const said = await shownBy(draw);
  expect(tf.memory().numTensors).toBe(before);
  return said;
}

describe("the shipped models of Catch", () => {
  it("are surprised by the first picture, by more than its column's ln 8 nats, and hardly by the others", async () => {
    const nats = surprises(answers);
    expect(nats[0]).toBeGreaterThan(2 * Math.LN2 * 3);
    expect(mean(nats.slice(1))).toBeLessThan(nats[0] / 8);
    expect((await saidBy(() => drawSurprises(nats, "the last picture"))).join()).toMatch(
      /The first picture surprises the model by \d\.\d nats.*you predicted the last picture; it is the first picture\./,
    );
  });

  it("foresee the end of an episode from two pictures: the trained one better than the young one, both better than a copy", async () => {
    const runs = openLoopRuns(answers.openLoop);
    expect(runs.trained[7]).toBeLessThan(runs.young[7]);
    expect(runs.young[7]).toBeLessThan(runs.copy[7] / 2);
    expect((await saidBy(() => drawOpenLoop(runs)))[0]).toMatch(/last picture: copy 0\.0\d+/);
    expect((await saidBy(() => drawOpenLoopStrip(runs)))[0]).toMatch(
      /rows: world, young model, trained model/,
    );
  });

  it("dream of catching when they are trained", async () => {
    const both = dreams(answers.imagine);
    expect(both.trained.pictures.map((dream) => dream.length)).toEqual([8, 8, 8]);
    const ends = both.trained.rewards.map((row) => row[7]);
    expect(Math.min(...ends)).toBeGreaterThan(0.5);
    expect((await saidBy(() => drawDreams(both)))[0]).toMatch(/Three dreams of a young agent/);
  });

  it("have returns that spread with λ, and more for the young agent", async () => {
    const both = returnsByLambda(answers);
    const last = both.young.lambdas.length - 1;
    for (const { deviation } of [both.young, both.trained])
      expect(deviation[last]).toBeGreaterThan(deviation[0]);
    expect(both.trained.mean[last]).toBeGreaterThan(both.young.mean[last]);
    expect((await saidBy(() => drawReturnsByLambda(both)))[0]).toMatch(/at λ = 0 and at λ = 1: young agent/);
  });

  it("make ten clips, five of them imagined", async () => {
    for (const age of ["young", "trained"] as const) {
      const said = await saidBy(() => simulatorOrPrediction(age));
      expect(said[0]).toMatch(/Ten clips of Catch/);
      expect(said.join()).toContain("**Simulator or prediction?** *10 questions: the first choice counts.*");
    }
  });
});

describe("the recorded trainings", () => {
  it("get least with one imagined step, for which they promise more than they get; eight and fifteen are alike", async () => {
    const { runs } = recordedRuns();
    expect(runs).toHaveLength(12);
    const sweep = horizonRuns(answers.horizonSweep);
    const [one, three, eight, fifteen] = sweep.real;
    expect([one < three, three < eight, Math.abs(eight - fifteen) < 0.05]).toEqual([true, true, true]);
    expect(sweep.promised.map((promise, i) => promise > sweep.real[i])).toEqual([true, false, false, false]);
    expect((await saidBy(() => drawHorizons(sweep, "15")))[0]).toMatch(
      /Catches fewest with: you predicted 15; it is 1\.$/,
    );
  });
});

describe("twoWays", () => {
  it("estimate one gradient, REINFORCE with many times the variance", async () => {
    const ways = twoWays(answers);
    const error = (Math.sqrt(varianceRatio(ways)) * 3.6) / Math.sqrt(ways.reinforce.length);
    expect(Math.abs(mean(ways.reinforce) - mean(ways.pathwise))).toBeLessThan(3 * error);
    expect(varianceRatio(ways)).toBeGreaterThan(10);
    expect((await saidBy(() => drawTwoWays(ways, 5)))[0]).toMatch(
      /As many samples: you predicted 5; it is \d+ times\.$/,
    );
  });
});

describe("showWhoGetsGradient", () => {
  const tableOf = async (losses: Parameters<typeof lossGradients>[0]) =>
    (await saidBy(() => showWhoGetsGradient((inputs, scale) => lossGradients(losses, inputs, scale))))[0];

  it("tells which inputs each loss changes", async () => {
    expect(await tableOf(answers)).toMatch(/the actor yes no the policy's entropy: the actor yes no value v: the critic no yes return R: model, actor and critic no no$/); // prettier-ignore
  });

  it("shows a target that is not stopped", async () => {
    const criticLoss: typeof answers.criticLoss = ({ value, returns, weight }) =>
      tf.mean(tf.mul(weight, tf.square(tf.sub(value, returns))));
    expect(await tableOf({ ...answers, criticLoss })).toMatch(/return R: model, actor and critic no yes$/);
  });
});

describe("the drawings", () => {
  it("say what they show", async () => {
    expect((await saidBy(showModel))[0]).toMatch(/^Dreamer's model in three pieces/);
    expect((await saidBy(showImagination))[0]).toMatch(/^Imagination: from a state s₀/);
    expect((await saidBy(showPublished))[0]).toMatch(/walker run 187 411 713 822/);
  });
});
