import type { Rng } from "lib/core/rng";
import { compareData, type DataKind } from "lib/modelLearning/compareData";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { grantRun } from "../grantRun";
import { expectEachRunOnce } from "../instances";

const kinds = ["expert", "exploration", "learner", "both"] as const;

type Field = "curve" | "best" | "worst";

interface Experiment {
  run(kind: DataKind, seed: number): number[];
  seeds: number[];
}

/** Made-up runs of a few rounds with many outliers, which depend on kind and seed alone, and different seeds. */
function madeUp(rng: Rng, count: number): Experiment {
  const rounds = 2 + rng.integer(8);
  const first = rng.integer(1000);
  return {
    seeds: rng.shuffle(Array.from({ length: count }, (_, i) => first + 7 * i)),
    run: (kind, seed) => {
      const draws = rng.split(`${JSON.stringify(kind)} ${JSON.stringify(seed)}`);
      return Array.from({ length: rounds }, () => (1 + draws.uniform()) * (draws.uniform() < 0.2 ? 100 : 1));
    },
  };
}

/** One field of each kind's summary. */
const fieldOf = (answer: unknown, field: Field): unknown => {
  const summaries = (answer ?? {}) as Partial<Record<DataKind, Partial<Record<Field, unknown>> | null>>;
  return kinds.map((kind) => summaries[kind]?.[field]);
};

/** Compares one field with ours, for odd and even numbers of seeds. */
async function compare({ call, rng }: CheckContext, field: Field): Promise<void> {
  for (const [i, count] of [3, 4, 5, 6, 1, 2, 7, 8].entries()) {
    const { run, seeds } = madeUp(rng.split(i), count);
    const ours = compareData(run, seeds);
    const right = kinds.map((kind) => ours[kind][field]);
    const got = await call("compareData", grantRun(kinds, run), seeds);
    expect(fieldOf(got, field)).toBeNear(right, { name: field });
  }
}

/** J/J* by kind and seed: a run takes a fiftieth of a second, and is the same for everybody. */
const pendulumRuns = new Map<string, number[]>();

function pendulumRatios(kind: DataKind, seed: number): number[] {
  const name = `${kind} ${seed}`;
  const known = pendulumRuns.get(name) ?? runPendulum(kind, seed).ratios;
  pendulumRuns.set(name, known);
  return known;
}

export const hidden: Check[] = [
  {
    id: "random-curves",
    title: "the curves are medians by round, for odd and even numbers of seeds and runs with outliers",
    points: 1,
    run: (context) => compare(context, "curve"),
  },
  {
    id: "random-best",
    title: "best is the median of the runs' best policies, whenever they came",
    points: 0.5,
    run: (context) => compare(context, "best"),
  },
  {
    id: "random-worst",
    title: "worst is the most that any policy of any run cost",
    points: 0.5,
    run: (context) => compare(context, "worst"),
  },
  {
    id: "common-seeds",
    title: "all kinds see the same seeds, each of them once",
    points: 0.5,
    async run({ call, rng }) {
      for (const count of [2, 5]) {
        await expectEachRunOnce(call, "compareData", { kinds, ...madeUp(rng.split(count), count) });
      }
    },
  },
  {
    id: "pendulum",
    title:
      "on the pendulum, the expert's data and exploration lead to 20 and 10 times J* or more, both to 1.5 or less",
    points: 1,
    async run({ call, rng }) {
      const seeds = [0, 1, 2].map((i) => 3 * rng.integer(1e6) + i);
      const right = compareData(pendulumRatios, seeds);
      const got = await call("compareData", grantRun(kinds, pendulumRatios, seeds), seeds);
      for (const field of ["curve", "best", "worst"] as const) {
        const ours = kinds.map((kind) => right[kind][field]);
        expect(fieldOf(got, field)).toBeNear(ours, { name: field });
      }
      const [expert, exploration, , both] = fieldOf(got, "best") as number[];
      expect(20 - expert).toBeAtMost(0, { name: "20 less the expert's best" });
      expect(10 - exploration).toBeAtMost(0, { name: "10 less exploration's best" });
      expect(both).toBeAtMost(1.5, { name: "the best with both" });
    },
  },
];
