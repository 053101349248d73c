import type { Rng } from "lib/core/rng";
import { mixtureKlBound, mixtureLogDensity, type NormalMixture } from "lib/objectives/mixtures";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

function randomMixture(rng: Rng, parts: number): NormalMixture {
  const raw = Array.from({ length: parts }, () => 0.2 + rng.uniform());
  const total = raw.reduce((a, b) => a + b);
  return {
    weights: raw.map((w) => w / total),
    means: raw.map(() => rng.normal(0, 3)),
    stds: raw.map(() => 0.3 + 2 * rng.uniform()),
  };
}

/** Compares log-densities. */
async function compareDensities(
  { call }: CheckContext,
  cases: { mixture: NormalMixture; x: number }[],
): Promise<void> {
  const asked = eachAnswer(call, "mixtureLogDensity", cases, ({ mixture, x }) => [mixture, x]);
  for await (const [{ mixture, x }, got] of asked)
    expect(got).toBeNear(mixtureLogDensity(mixture, x), { name: "the log-density" });
}

export const hidden: Check[] = [
  {
    id: "random-densities",
    title: "the log-density is that of the weighted sum of the densities, for any number of parts",
    points: 0.75,
    run: (context) =>
      compareDensities(
        context,
        Array.from({ length: 12 }, () => ({
          mixture: randomMixture(context.rng, 1 + context.rng.integer(4)),
          x: context.rng.normal(0, 4),
        })),
      ),
  },
  {
    id: "far-away",
    title: "far from every part, where the densities themselves are 0 for a computer, it is a number still",
    points: 0.5,
    run: (context) =>
      compareDensities(
        context,
        [200, -300, 1000].map((x) => ({ mixture: randomMixture(context.rng, 3), x })),
      ),
  },
  {
    id: "random-bounds",
    title: "the bound adds up what weights and parts cost, each by its weight in p",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const parts = 1 + rng.integer(4);
        const [p, q] = [randomMixture(rng, parts), randomMixture(rng, parts)];
        expect(await call("mixtureKlBound", p, q)).toBeNear(mixtureKlBound(p, q), { name: "the bound" });
      }
    },
  },
  {
    id: "names",
    title: "it is 0 from a mixture to itself, and not to the same one whose parts stand in another order",
    points: 0.25,
    async run({ call, rng }) {
      const p = randomMixture(rng, 3);
      const turned = (x: readonly number[]) => [...x.slice(1), x[0]];
      const q = { weights: turned(p.weights), means: turned(p.means), stds: turned(p.stds) };
      expect(await call("mixtureKlBound", p, p)).toBeNear(0, { name: "the bound of equals" });
      expect(await call("mixtureKlBound", p, q)).toBeNear(mixtureKlBound(p, q), { name: "the bound" });
    },
  },
];
