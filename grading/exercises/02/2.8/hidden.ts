import type { Rng } from "lib/core/rng";
import { type ExpertShareKind, optimismGap } from "lib/modelLearning/optimismGap";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { carSeries } from "../carSeries";
import { grantRun } from "../grantRun";
import { expectEachRunOnce } from "../instances";

const kinds = ["expert", "both"] as const;

type Run = (kind: ExpertShareKind, seed: number) => { promised: number[]; realCost: number[] };

/** Made-up runs of a few rounds, which depend on kind and seed alone, and different seeds. */
function madeUp(rng: Rng, count: number): { run: Run; seeds: number[] } {
  const rounds = 2 + rng.integer(6);
  const first = rng.integer(1000);
  return {
    seeds: rng.shuffle(Array.from({ length: count }, (_, i) => first + 11 * i)),
    run: (kind, seed) => {
      const draws = rng.split(`${JSON.stringify(kind)} ${JSON.stringify(seed)}`);
      const costs = () => Array.from({ length: rounds }, () => 80 + 60 * draws.uniform());
      return { promised: costs(), realCost: costs() };
    },
  };
}

const carSeeds = Object.keys(carSeries).map(Number);

/** A recorded run. What is not recorded costs nothing. */
const driveTheCar: Run = (kind, seed) =>
  (carSeries[seed] as Partial<(typeof carSeries)[number]> | undefined)?.[kind] ?? {
    promised: [],
    realCost: [],
  };

/** One kind's gaps. */
const gapsOf = (answer: unknown, kind: ExpertShareKind): unknown =>
  ((answer ?? {}) as Partial<Record<ExpertShareKind, unknown>>)[kind];

export const hidden: Check[] = [
  {
    id: "random-runs",
    title: "each gap is the mean over the seeds of real less promised cost, round by round",
    points: 1,
    async run({ call, rng }) {
      for (const [i, count] of [1, 2, 3, 4, 5, 3, 7, 10].entries()) {
        const { run, seeds } = madeUp(rng.split(i), count);
        const right = optimismGap(run, seeds);
        const got = await call("optimismGap", grantRun(kinds, run), seeds);
        for (const kind of kinds)
          expect(gapsOf(got, kind)).toBeNear(right[kind], { name: `the gaps, ${kind}` });
      }
    },
  },
  {
    id: "each-run-once",
    title: "both kinds are run once with each of the seeds",
    points: 0.5,
    async run({ call, rng }) {
      for (const count of [2, 5]) {
        await expectEachRunOnce(call, "optimismGap", { kinds, ...madeUp(rng.split(count), count) });
      }
    },
  },
  {
    id: "mountain-car",
    title:
      "on the mountain car, the expert's model promises 25 steps too few, the last one with both at most 15",
    points: 0.75,
    async run({ call, rng }) {
      const seed = carSeeds[rng.integer(carSeeds.length)];
      const right = optimismGap(driveTheCar, [seed]);
      const got = await call("optimismGap", grantRun(kinds, driveTheCar), [seed]);
      for (const kind of kinds)
        expect(gapsOf(got, kind)).toBeNear(right[kind], { name: `the gaps, ${kind}` });
      const last = kinds.map((kind) => (gapsOf(got, kind) as number[])[right[kind].length - 1]);
      expect(25 - last[0]).toBeAtMost(0, { name: "25 less the expert's last gap" });
      expect(Math.abs(last[1])).toBeAtMost(15, { name: "the size of the last gap with both" });
    },
  },
];
