import { identity, maxAbs, multiply, multiplyVector, scale, transpose } from "lib/core/matrix";
import { dot } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import { switchingHorizon } from "lib/envs/control/switchingLinear";
import { planSwitching, switchingTask } from "lib/experiments/02-ross-bagnell/regret/switchingLinear";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import type { TimedStep } from "lib/modelLearning/momentMatching";
import type { LinearModel } from "lib/modelLearning/ridgeLinear";
import { lqrFinite } from "lib/planning/lqrFinite";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";

const tolerance = 1e-6;

/** What momentMatching gets. */
interface Problem {
  batches: WeightedBatch<TimedStep>[];
  model: LinearModel;
  P: number[][][];
}

/** Where the parabola Σ w mean [V(sAx + Bu) − V(x′)] is 0; `peak` is where it is least. */
interface Roots {
  peak: number;
  larger: number;
  smaller: number;
}

/** Which way the roots lie: on both sides of 0, both above it, nowhere. */
type Kind = "one positive" | "two positive" | "none";

const matrix = (rng: Rng, rows: number, columns: number, deviation = 1) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, deviation)));

/** P of four steps, batches of these lengths, and weights that sum to anything. */
function drawProblem(rng: Rng, lengths: number[]): Problem {
  const [n, m, size] = [1 + rng.integer(4), 1 + rng.integer(2), 0.1 + 2 * rng.uniform()];
  const P = Array.from({ length: 5 }, () => {
    const L = matrix(rng, n, n);
    return scale(0.2 + 3 * rng.uniform(), multiply(L, transpose(L)));
  });
  const [start, push] = [matrix(rng, 1, n)[0], matrix(rng, 1, m)[0]];
  const around = (center: number[]) => center.map((x) => x + rng.normal(0, 0.5));
  const datum = (): TimedStep => {
    const next = matrix(rng, 1, n, size)[0];
    return { t: rng.integer(4), state: around(start), action: around(push), next };
  };
  const batches = lengths.map((length) => ({
    weight: 0.2 + 2 * rng.uniform(),
    data: Array.from({ length }, datum),
  }));
  return { batches, model: { A: matrix(rng, n, n), B: matrix(rng, n, m) }, P };
}

/** Σ w mean [V(Ax + Bu) − V(x′)] over the mean value of the next states. */
function residual({ batches, P }: Problem, { A, B }: LinearModel): number {
  let [difference, size] = [0, 0];
  for (const { weight, data } of batches) {
    for (const { t, state, action, next } of data) {
      const value = (x: readonly number[]) => (weight / data.length) * dot(x, multiplyVector(P[t + 1], x));
      difference += value(multiplyVector(A, state).map((x, i) => x + dot(B[i], action))) - value(next);
      size += value(next);
    }
  }
  return difference / size;
}

/** The roots, from the parabola's values at −1, 0 and 1. */
function rootsOf(problem: Problem): Roots {
  const at = (s: number) => residual(problem, { ...problem.model, A: scale(s, problem.model.A) });
  const [left, delta, right] = [at(-1), at(0), at(1)];
  const [alpha, beta] = [(left + right) / 2 - delta, (right - left) / 4];
  const half = Math.sqrt(beta ** 2 - alpha * delta) / alpha; // NaN where there is none
  return { peak: -beta / alpha, larger: half - beta / alpha, smaller: -half - beta / alpha };
}

/** Whether the roots are clearly of this kind, with a scale that makes sense: rounding does not move them. */
function isOfKind(kind: Kind, { peak, larger, smaller }: Roots): boolean {
  if (kind === "none") return Number.isNaN(larger) && peak > 0.05 && peak < 20;
  const clear = larger < 20 && larger - smaller > 0.1 * larger;
  return clear && (kind === "one positive" ? smaller < 0 && larger > 0.05 : smaller > 0.05);
}

/** Random batches, one of them empty if there are more than one, of a problem with such roots. */
function randomProblem(rng: Rng, kind: Kind): Problem & Roots {
  for (;;) {
    const lengths = Array.from({ length: 1 + rng.integer(3) }, () => 1 + rng.integer(10));
    if (lengths.length > 1) lengths.splice(rng.integer(lengths.length + 1), 0, 0);
    const problem = drawProblem(rng, lengths);
    const roots = rootsOf(problem);
    if (isOfKind(kind, roots)) return { ...problem, ...roots };
  }
}

const kinds = ["one positive", "two positive"] as const;

async function matched({ call }: CheckContext, { batches, model, P }: Problem): Promise<LinearModel> {
  const got = ((await call("momentMatching", batches, model, P)) ?? {}) as Partial<LinearModel>;
  const { A, B } = model;
  return { A: asMatrix(got.A, A.length, A.length, "A"), B: asMatrix(got.B, B.length, B[0].length, "B") };
}

/** Compares A with s A, and B with B. */
async function checkScale(context: CheckContext, problem: Problem, s: number): Promise<void> {
  const { A, B } = problem.model;
  const got = await matched(context, problem);
  expect(got).toBeNear({ A: scale(s, A), B }, { name: "the model", tolerance });
}

/** Matches moments and plans by turns from the likeliest model, on the data of the expert and of the first learner. */
async function checkExperiment(context: CheckContext): Promise<void> {
  const task = switchingTask({ seed: context.rng.integer(1e6), fit: "likelihood" });
  const learner = task.execute(task.plan(task.fit([{ weight: 1, data: task.expertData }])), 0);
  const seen = [task.expertData, learner].map((data) => ({ weight: 0.5, data }));
  const likeliest = task.fit(seen);
  const batches = seen.map(({ weight, data }) => ({
    weight,
    data: data.map(({ state, action, next }): TimedStep => ({
      t: state.t,
      state: [...state.x],
      action: [...action],
      next: [...next.x],
    })),
  }));
  let model: LinearModel = { A: scale(1, likeliest.A), B: scale(1, likeliest.B) };
  for (let round = 0; round < 30; round++) {
    const next = await matched(context, { batches, model, P: costToGo(model) });
    expect(Math.max(maxAbs(next.A), maxAbs(next.B))).toBeAtMost(5, { name: "the largest entry" });
    const change = maxAbs(next.A.map((row, i) => row.map((a, j) => a - model.A[i][j])));
    model = next;
    if (change < 1e-4) break;
  }
  const ratio = task.realCost(planSwitching(model)) / task.realCost(planSwitching(likeliest));
  expect(ratio).toBeAtMost(0.2, { name: "the cost by moments over that by likelihood" });
}

const costToGo = ({ A, B }: LinearModel) =>
  lqrFinite({ A, B, Q: scale(0, identity(5)), R: [[1]], QFinal: identity(5), horizon: switchingHorizon }).P;

export const hidden: Check[] = [
  {
    id: "moments-match",
    title: "the mean value of the predictions is that of the next states, on random batches",
    points: 1,
    async run(context) {
      for (let i = 0; i < 40; i++) {
        const problem = randomProblem(context.rng, kinds[i % 2]);
        const error = Math.abs(residual(problem, await matched(context, problem)));
        expect(error).toBeAtMost(tolerance, { name: "the relative difference of the mean values" });
      }
    },
  },
  {
    id: "larger-root",
    title: "A is scaled by the larger root, and B stays",
    points: 1.5,
    async run(context) {
      for (let i = 0; i < 40; i++) {
        const problem = randomProblem(context.rng, kinds[i % 2]);
        await checkScale(context, problem, problem.larger);
      }
    },
  },
  {
    id: "no-root",
    title: "where no scale matches, A is scaled by the one that comes nearest",
    points: 1,
    async run(context) {
      for (let i = 0; i < 20; i++) {
        const problem = randomProblem(context.rng, "none");
        await checkScale(context, problem, problem.peak);
      }
    },
  },
  {
    id: "switching",
    title: "in the switching system, plans by your models cost at most a fifth of those by likelihood",
    points: 0.5,
    run: checkExperiment,
  },
];
