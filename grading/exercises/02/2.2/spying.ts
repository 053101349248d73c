import { sum } from "lib/core/metrics";
import type { CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { Spy, type SpyFit } from "../spyTask";

/** What the student's function returned, field by field. */
type Answer = Partial<Record<"models" | "policies" | "realCost" | "promised" | "bestIndex", unknown>>;

/** Runs the student's loop in spied worlds, one after the other, with this number of rounds each. */
export async function spyOn(
  { call, rng }: CheckContext,
  rounds: number[],
  judge: (spy: Spy, answer: Answer, iterations: number) => void,
  expertShare?: number,
): Promise<void> {
  for (const [i, iterations] of rounds.entries()) {
    const spy = new Spy(rng.split(i), i);
    const share = expertShare === undefined ? [] : [expertShare];
    const answer = await call("rossBagnell", spy.task, iterations, ...share);
    judge(spy, typeof answer === "object" && answer !== null ? answer : {}, iterations);
  }
}

/** The fits that had this many executions before them or more.
 *  @throws expect's error if there are none. */
export function fitsAfter({ fits }: Spy, executions: number): SpyFit[] {
  const later = fits.filter((fit) => fit.executions >= executions);
  const name = `the number of fits after ${executions === 1 ? "an execution" : `${executions} executions`}`;
  expect(later.length).toBeNear(Math.max(1, later.length), { name });
  return later;
}

/** That each of these data weighs a quarter of what they weigh on average, or more. */
export function expectAllPresent(shares: number[], name: string): void {
  const least = Math.min(...shares) / (sum(shares) / shares.length || 1);
  expect(0.25 - least).toBeAtMost(0, { name: `what is missing of a quarter of the mean share, of ${name},` });
}

/** How much of the loss of a fit is the expert's data's. */
export const expertShareOf = (fit: SpyFit) => sum(fit.expert);

/** That the expert's data have this share of a fit, and what newest policies did all the rest. */
export function expectShares(fit: SpyFit, share: number): void {
  const options = { tolerance: 0.02, scale: 1 };
  expect(expertShareOf(fit)).toBeNear(share, { ...options, name: "the expert's share" });
  expect(sum(fit.learner.flat())).toBeNear(1 - share, { ...options, name: "the learner's share" });
}
