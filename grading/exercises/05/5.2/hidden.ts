import type { Rng } from "lib/core/rng";
import { forkPath, forkPixels } from "lib/envs/pixels/fork";
import { averageFuture } from "lib/models/futures/averageFuture";
import { mixtureNll, normalNll } from "lib/objectives/modesNll";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asVector, expect } from "../../../checks/matchers";

/** Modes that are at least two apart, in any order, and a noise that is small beside that. */
function randomModes(rng: Rng, count: number): { modes: number[]; noise: number } {
  const first = rng.normal(0, 3);
  const modes = Array.from({ length: count }, (_, k) => first + 3 * k + rng.uniform());
  return { modes: rng.shuffle(modes), noise: 0.05 + 0.25 * rng.uniform() };
}

/** Compares for some numbers of modes. */
async function compare(
  { call, rng }: CheckContext,
  name: "normalNll" | "mixtureNll",
  counts: number[],
): Promise<void> {
  const right = name === "normalNll" ? normalNll : mixtureNll;
  const cases = counts.map((count) => randomModes(rng, count));
  for await (const [{ modes, noise }, got] of eachAnswer(call, name, cases, (one) => [one.modes, one.noise]))
    expect(got).toBeNear(right(modes, noise), { name: "the nats" });
}

export const hidden: Check[] = [
  {
    id: "random-futures",
    title: "the average weighs any number of futures by their chances",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const [count, pixels] = [1 + rng.integer(4), 1 + rng.integer(9)];
        const futures = Array.from({ length: count }, () =>
          Array.from({ length: pixels }, () => rng.uniform()),
        );
        const weights = futures.map(() => 0.1 + rng.uniform());
        const total = weights.reduce((a, b) => a + b);
        const probs = weights.map((w) => w / total);
        const got = await call("averageFuture", futures, probs);
        expect(got).toBeNear(averageFuture(futures, probs), { name: "the average" });
      }
    },
  },
  {
    id: "fork",
    title: "after the fork its brightest pixel is ½, and eight pixels are lit",
    points: 0.25,
    async run({ call }) {
      for (const t of [4, 5, 6]) {
        const futures = ([-1, 1] as const).map((way) =>
          Array.from(forkPixels(forkPath(way)[t]), (pixel) => pixel / 255),
        );
        const got = asVector(await call("averageFuture", futures, [0.5, 0.5]), 256, "the average");
        expect(Math.max(...got)).toBeNear(0.5, { name: "the brightest pixel" });
        expect(got.filter((pixel) => pixel > 0).length).toBeNear(8, { name: "the number of lit pixels" });
      }
    },
  },
  {
    id: "random-normals",
    title:
      "the best normal has the variance of the modes and of the noise, for any number of modes, wherever they lie",
    points: 0.75,
    run: (context) => compare(context, "normalNll", [2, 2, 3, 4, 5, 6]),
  },
  {
    id: "random-mixtures",
    title: "a mixture pays the choice of a mode and the noise, and not how far apart the modes are",
    points: 0.75,
    run: (context) => compare(context, "mixtureNll", [2, 2, 3, 4, 5, 6]),
  },
  {
    id: "one-mode",
    title: "with one mode both cost the same: there is nothing to choose",
    points: 0.5,
    async run(context) {
      await compare(context, "normalNll", [1, 1, 1]);
      await compare(context, "mixtureNll", [1, 1, 1]);
    },
  },
];
