import type { Rng } from "lib/core/rng";
import { findElbow } from "lib/models/elbow";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../instances";
import { fromTable, grantTraining } from "./trainings";

interface Experiment {
  run(size: number, seed: number): number;
  sizes: number[];
  seeds: number[];
}

/** Made-up trainings whose errors fall from size to size, some of which got stuck; they depend on size and seed alone. */
function madeUp(rng: Rng, count: number): Experiment {
  const first = 1 + rng.integer(4);
  const sizes = Array.from({ length: 3 + rng.integer(5) }, (_, i) => first + i);
  const levels = new Map<number, number>();
  let level = -rng.uniform();
  for (const size of sizes) levels.set(size, (level -= 3 * rng.uniform() ** 2));
  const start = rng.integer(1000);
  return {
    sizes,
    seeds: rng.shuffle(Array.from({ length: count }, (_, i) => start + 13 * i)),
    run: (size, seed) => {
      const draws = rng.split(`${size} ${seed}`);
      const stuck = draws.uniform() < 0.2 ? 3 : 0;
      return Math.exp((levels.get(size) ?? 0) + 0.2 * draws.uniform() + stuck);
    },
  };
}

/** By how much the largest bend is above the next. */
function clearness({ run, sizes, seeds }: Experiment): number {
  const logs = findElbow(run, sizes, seeds).errors.map(Math.log);
  const bends = logs.slice(1, -1).map((log, i) => logs[i] - 2 * log + logs[i + 2]);
  const [most, next = -Infinity] = bends.sort((x, y) => y - x);
  return most - next;
}

/** An experiment in which rounding does not move the elbow. */
function clear(rng: Rng, count: number): Experiment {
  for (;;) {
    const experiment = madeUp(rng.split(rng.integer(1e9)), count);
    if (clearness(experiment) > 0.05) return experiment;
  }
}

/** Compares one field with ours, for these numbers of seeds. */
async function compare(
  { call, rng }: CheckContext,
  field: "errors" | "elbow",
  counts: number[],
): Promise<void> {
  for (const count of counts) {
    const { run, sizes, seeds } = clear(rng, count);
    const right = findElbow(run, sizes, seeds)[field];
    const got = await call("findElbow", grantTraining(run), sizes, seeds);
    expect(partOf(got, field)).toBeNear(right, { name: field });
  }
}

export const hidden: Check[] = [
  {
    id: "random-errors",
    title: "the errors are medians over the seeds, for odd and even numbers of them",
    points: 0.75,
    run: (context) => compare(context, "errors", [1, 2, 3, 4, 5, 6]),
  },
  {
    id: "random-elbows",
    title: "the elbow is the size at which the logarithm of the error bends most, wherever the sizes begin",
    points: 1.25,
    run: (context) => compare(context, "elbow", [1, 1, 1, 1, 1, 1, 2, 3]),
  },
  {
    id: "first-of-equals",
    title: "of two sizes at which the curve bends as much, the first is the elbow",
    points: 0.25,
    async run({ call, rng }) {
      const first = 1 + rng.integer(5);
      const sizes = [0, 1, 2, 3, 4].map((i) => first + i);
      // twice half as much, at the second and at the fourth: logarithms of 4, 2 and 1 are rounded alike
      const errors = [4, 2, 2, 1, 1];
      const run = fromTable(Object.fromEntries(sizes.map((size, i) => [size, { 5: errors[i] }])));
      const got = await call("findElbow", grantTraining(run), sizes, [5]);
      expect(partOf(got, "elbow")).toBeNear(first + 1, { name: "elbow" });
    },
  },
  {
    id: "each-once",
    title: "each size is trained once with each of the seeds",
    points: 0.75,
    async run({ call, rng }) {
      for (const count of [1, 3]) {
        const { run, sizes, seeds } = madeUp(rng.split(count), count);
        const asked: string[] = [];
        const noting = grantTraining((size, seed) => (asked.push(`${size} ${seed}`), run(size, seed)));
        await call("findElbow", noting, sizes, seeds);
        const counted = sizes.map((size) =>
          seeds.map((seed) => asked.filter((one) => one === `${size} ${seed}`).length),
        );
        const once = counted.map((row) => row.map(() => 1));
        expect(counted).toBeNear(once, { name: "the number of trainings of each size with each seed" });
        expect(asked.length).toBeNear(sizes.length * seeds.length, { name: "the number of all trainings" });
      }
    },
  },
];
