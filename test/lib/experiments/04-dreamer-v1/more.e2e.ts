import { episodesBy, expert, randomEpisodes } from "lib/experiments/04-dreamer-v1/catchEpisodes";
import { drawErrorsBySource, errorsBySource } from "lib/experiments/04-dreamer-v1/errorsBySource";
import { drawEvidence } from "lib/experiments/04-dreamer-v1/evidenceCurve";
import { evidenceTerms } from "lib/objectives/evidenceTerms";
import * as tf from "lib/tensor/tf";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

beforeAll(() => tf.ready());

describe("drawEvidence", () => {
  it("tells the bound below the evidence, and the guess where it is tight", async () => {
    const [said] = await shownBy(() => drawEvidence(evidenceTerms));
    expect(said).toMatch(/^The evidence is −0\.51 nats for every q\./);
    expect(said).toMatch(/for q = 0: −1\.90 = −1\.20 − 0\.69; at the prior, q = ½: −0\.65 = −0\.65 − 0\.00;/);
    expect(said).toMatch(/posterior, q = ¾: −0\.51 = −0\.38 − 0\.13; for q = 1: −0\.80 = −0\.11 − 0\.69\./);
  });
});

describe("the expert of Catch", () => {
  it("catches every ball, as chance does not", () => {
    const caught = (episodes: ReturnType<typeof randomEpisodes>) =>
      episodes.filter(({ reward }) => reward[7] === 1).length;
    expect(caught(episodesBy(expert, 40, "caught"))).toBe(40);
    expect(caught(randomEpisodes(40, "caught"))).toBeLessThan(20);
  });
});

describe("errorsBySource", () => {
  it("finds the trained model far better on every source, and nearly as good on an expert's as on its own", async () => {
    const before = tf.memory().numTensors;
    const { young, trained } = errorsBySource(answers.openLoop);
    expect(tf.memory().numTensors).toBe(before);
    for (const [i, error] of trained.entries()) expect(error).toBeLessThan(young[i] / 25);
    for (const [random, ...others] of [young, trained])
      expect(random).toBeGreaterThan(1.1 * Math.max(...others));
    const [, , own, experts] = trained;
    expect(experts).toBeLessThan(1.6 * own);
    const [said] = await shownBy(() => drawErrorsBySource({ young, trained }));
    expect(said).toMatch(/Young model: random actions 0\.001\d, young agent 0\.00\d+, .*Trained model: random actions 0\.0000\d+, .*expert 0\.0000\d+\.$/); // prettier-ignore
  });
});
