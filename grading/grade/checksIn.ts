import type { Session } from "../sandbox/session";
import type { Checker, CheckName } from "./checker";
import type { RunCheck, Verdict } from "./gradeExercise";
import { failed, lateFailure } from "../checks/runCheck";
import type { StudentProcess } from "./studentProcess";

/**
 * Runs an exercise's checks in the checker's process on what a student's process answers.
 * @param nameOf the full name of a check of the exercise, with what it draws
 */
export function checksIn(
  process: StudentProcess,
  checker: Checker,
  nameOf: (kind: "public" | "hidden", check: string) => CheckName,
): RunCheck {
  const attempt = async (check: CheckName, last: boolean): Promise<Verdict> => {
    let session: Session;
    try {
      session = await process.fresh();
    } catch (error) {
      return { ...failed(error, undefined, "load"), seconds: 0 };
    }
    const outcome = await checker.check(session, check);
    const [explanation, late] = await Promise.all([
      outcome.status === "wrong" ? checker.explain() : undefined,
      process.settle(last),
    ]);
    if (explanation && !explanation.fair) {
      const message = `the check ${check.exercise}/${check.check} rejects our own answer: a fault of ours`;
      return { status: "infrastructure-error", message, seconds: outcome.seconds };
    }
    if (late && outcome.status === "pass") return { ...lateFailure(late), seconds: outcome.seconds };
    return { ...outcome, ...(explanation?.hint !== undefined && { hint: explanation.hint }) };
  };
  return async (kind, { id }, last) => {
    const check = nameOf(kind, id);
    const first = await attempt(check, last);
    if (first.status !== "infrastructure-error") return first;
    await Promise.all([process.close(), checker.close()]); // our own failures are tried twice, with new processes
    return attempt(check, last);
  };
}
