import { median } from "../../core/metrics";
import { table } from "../../jupyter/display/table";
import { type batchSources, runBatch, runLoop } from "./pendulum/pendulumBatch";
import type { LoopAnswers } from "./ownAnswers";

/** J(π̂)/J* after 400 transitions, by what they were spent on; ten seeds each. */
export type Budgets = Record<string, number[]>;

/** Spends the same budget on three batches and on the loop.
 *  @param own A student's answers to 2.2 to 2.4. */
export function spendBudgets(own: LoopAnswers): Budgets {
  const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
  const options = { loop: own.rossBagnell, own };
  const batch = (source: keyof typeof batchSources) =>
    seeds.map((seed) => runBatch(source, 400, seed, options));
  return {
    "batch: expert": batch("expert"),
    "batch: expert, noise 0.1": batch("noisyExpert"),
    "batch: exploration": batch("exploration"),
    "loop: 200 expert, 200 learner": seeds.map((seed) => runLoop(400, seed, options)),
  };
}

/** Shows the median and the worst cost of each. */
export function drawBudgets(budgets: Budgets): void {
  const rows = Object.entries(budgets).map(([data, costs]) => ({
    data,
    median: median(costs).toPrecision(3),
    worst: Math.max(...costs).toPrecision(3),
  }));
  table(rows, { caption: "Final cost in J* after 400 transitions, 10 seeds" });
}
