import type { Rng } from "lib/core/rng";
import { horizonSweep } from "lib/agents/horizonSweep";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../rows";
import { grantTraining, type Training } from "./trainings";

interface Experiment {
  run: Training;
  horizons: number[];
  seeds: number[];
}

/** Made-up trainings that promise more the further they look, some of which fail; they depend on horizon and seed alone. */
function madeUp(rng: Rng, count: number): Experiment {
  const horizons = Array.from({ length: 3 + rng.integer(4) }, (_, i) => 2 + 5 * i + rng.integer(5));
  const levels = new Map(horizons.map((horizon) => [horizon, rng.normal(0, 4)]));
  const start = rng.integer(1000);
  return {
    horizons: rng.shuffle(horizons),
    seeds: rng.shuffle(Array.from({ length: count }, (_, i) => start + 13 * i)),
    run: (horizon, seed) => {
      const draws = rng.split(`${horizon} ${seed}`);
      const real = (levels.get(horizon) ?? 0) + draws.normal(0, 2) - (draws.uniform() < 0.2 ? 60 : 0);
      return { real, promised: horizon + draws.normal(0, 6) };
    },
  };
}

/** Compares some fields with ours, for these numbers of seeds. */
async function compare(
  { call, rng }: CheckContext,
  fields: readonly ("promised" | "real" | "best")[],
  counts: number[],
): Promise<void> {
  for (const count of counts) {
    const { run, horizons, seeds } = madeUp(rng.split(rng.integer(1e9)), count);
    const right = horizonSweep(run, horizons, seeds);
    const got = await call("horizonSweep", grantTraining(run), horizons, seeds);
    for (const field of fields) expect(partOf(got, field)).toBeNear(right[field], { name: field });
  }
}

export const hidden: Check[] = [
  {
    id: "medians",
    title: "`promised` and `real` are medians over the seeds, for odd and even numbers of them",
    points: 0.5,
    run: (context) => compare(context, ["promised", "real"], [1, 2, 3, 4, 5, 6]),
  },
  {
    id: "best",
    title: "the best horizon is the one that really got most, in whatever order the horizons come",
    points: 0.5,
    run: (context) => compare(context, ["best"], [1, 1, 2, 3, 3, 4, 5, 5, 5, 5]),
  },
  {
    id: "all-lose",
    title: "where all horizons get the same, and less than 0, the first of them is best",
    points: 0.25,
    async run({ call, rng }) {
      const horizons = rng.shuffle([2, 4, 7, 11, 15]).slice(0, 4);
      const real = -1 - rng.integer(9);
      const promised = [20, 40, real, 30];
      const run = grantTraining((horizon) => ({ promised: promised[horizons.indexOf(horizon)] ?? 0, real }));
      const got = await call("horizonSweep", run, horizons, [3, 4]);
      expect(partOf(got, "best")).toBeNear(horizons[0], { name: "best" });
    },
  },
  {
    id: "each-once",
    title: "each horizon is trained once with each of the seeds",
    points: 0.5,
    async run({ call, rng }) {
      for (const count of [1, 3]) {
        const { run, horizons, seeds } = madeUp(rng.split(count), count);
        const asked: string[] = [];
        const noting = grantTraining(
          (horizon, seed) => (asked.push(`${horizon} ${seed}`), run(horizon, seed)),
        );
        await call("horizonSweep", noting, horizons, seeds);
        const counted = horizons.map((horizon) =>
          seeds.map((seed) => asked.filter((one) => one === `${horizon} ${seed}`).length),
        );
        const once = counted.map((row) => row.map(() => 1));
        expect(counted).toBeNear(once, { name: "the number of trainings of each horizon with each seed" });
        expect(asked.length).toBeNear(horizons.length * seeds.length, {
          name: "the number of all trainings",
        });
      }
    },
  },
];
