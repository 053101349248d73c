import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { datasetFolder, readDatasetFile } from "lib/data/dataset";
import { shippedParams } from "lib/experiments/04-dreamer-v1/shippedParams";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";

jest.setTimeout(300_000);

/** What a training of the data set came to. */
interface Training {
  env: string;
  preset: string;
  seed: number;
  /** Mean returns by the likeliest and by drawn actions. */
  evaluation: { likeliest: number; drawn: number };
  curve: [number, number][];
}

const folder = "dreamer-v2-arcade";
const bytes = readDatasetFile(datasetFolder(folder), "trainings.json");
const trainings = JSON.parse(Buffer.from(bytes).toString("utf8")) as Training[];

/** What the weights that are shipped earn at least by drawn actions, as they were trained; by chance it is below 1. */
const games = [
  ["breakout", 6],
  ["freeway", 22],
] as const;

beforeAll(() => tf.ready());

describe.each(games)("Dreamer V2 on %s, as it is shipped", (env, learnt) => {
  it("plays as well as the manifest of its training says", async () => {
    const { agent, run, otherWorlds } = await prepare({ agent: "dreamerV2", env, preset: "tiny", seed: 1 });
    agent.takeParams(shippedParams(folder, env, agent.config));
    const { meanReturn } = evaluate(agent, await otherWorlds(), 1, new Rng("shipped weights"), "drawn");
    run.dispose();
    agent.dispose();
    expect(meanReturn).toBeGreaterThan(learnt);
  });

  it.each(["tiny", "gaussian"])("was trained from four seeds by the preset %s", (preset) => {
    const own = trainings.filter((training) => training.env === env && training.preset === preset);
    expect(own.map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
    for (const { curve } of own) expect(curve).toHaveLength(40);
    if (preset === "tiny")
      expect(own.filter(({ evaluation }) => evaluation.drawn > learnt).length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...own.map(({ curve }) => curve[0][1]))).toBeLessThan(learnt);
  });
});
