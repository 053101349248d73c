import type { compareData, DataKind, DataSummary } from "../../../modelLearning/compareData";
import type { LoopResult } from "../../../modelLearning/rossBagnell";
import { trainLosses } from "../../../modelLearning/trainLosses";
import type { LoopAnswers } from "../ownAnswers";
import { ownPendulumTask, type OwnModel } from "./ownPendulum";
import type { PendulumPolicy } from "./pendulum";
import { costRatios } from "./pendulumRuns";

/** The kinds of data, and the expert's share of the loss with each. */
const shares: Record<DataKind, number> = { expert: 1, exploration: 1, learner: 0, both: 0.5 };
export const dataKinds = Object.keys(shares) as DataKind[];

/** Ten rounds with one kind of data and one seed. */
export interface FourWaysRun extends LoopResult<OwnModel, PendulumPolicy> {
  kind: DataKind;
  seed: number;
  /** The loss of each model on the data that it was fitted to. */
  trainLoss: number[]; // [11]
}

/** The pendulum with four kinds of data: each run, and the student's summary of them. */
export interface FourWays {
  runs: FourWaysRun[];
  summary: Record<DataKind, DataSummary>;
}

/** Ten rounds of the loop on the pendulum. */
export function pendulumRun(kind: DataKind, seed: number, own: LoopAnswers): FourWaysRun {
  const task = ownPendulumTask(kind, seed, own);
  const result = own.rossBagnell(task, 10, shares[kind]);
  return { kind, seed, ...result, trainLoss: trainLosses(task, result, shares[kind]) };
}

/** Runs the loop on the pendulum with four kinds of data, ten seeds each.
 *  @param own A student's answers to 2.2 to 2.5. */
export function pendulumFourWays(own: LoopAnswers & { compareData: typeof compareData }): FourWays {
  const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
  const runs = dataKinds.flatMap((kind) => seeds.map((seed) => pendulumRun(kind, seed, own)));
  const costs = (kind: DataKind, seed: number) => costRatios(runOf(runs, kind, seed).realCost);
  return { runs, summary: own.compareData(costs, seeds) };
}

/** The run with one kind of data and one seed. */
export function runOf(runs: readonly FourWaysRun[], kind: DataKind, seed: number): FourWaysRun {
  const found = runs.find((run) => run.kind === kind && run.seed === seed);
  if (!found) throw new RangeError(`runOf: there is no run of ${kind} with seed ${seed}`);
  return found;
}
