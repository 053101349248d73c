import { type Whereabouts, withinTime } from "lib/jupyter/timeLimit";
import type { Check } from "../exercises/exercise";
import { SandboxFailure } from "../sandbox/failure";

/** What one check of a notebook's functions may take, in milliseconds, and when it is said that it is still running. */
const milliseconds = 10_000;
const patience = 2_000;

const seconds = milliseconds / 1000;

/** "the loop in planInModel (cell 7, line 12: while (true) {)" */
function describe({ kind, name, place, code }: Whereabouts): string {
  const shown = code === undefined ? place : `${place}: ${code.length > 80 ? `${code.slice(0, 79)}…` : code}`;
  if (kind === "loop") return `the loop ${name ? `in ${name} ` : ""}(${shown})`;
  return name ? `${name} (${shown})` : shown;
}

/** What a student is told whose function was stopped. */
export function timeoutSentence(where: Whereabouts | undefined): string {
  const ended = `your function was stopped after ${seconds} s, which is what a check may take`;
  if (!where)
    return `${ended}; it was waiting: look for a promise that nothing settles, or a loop that goes on to await`;
  if (where.kind === "loop") return `${ended}; the likely cause is ${describe(where)}, which never ended`;
  return `${ended}; it was then in ${describe(where)}: look for a call that never returns`;
}

/**
 * A check with a time limit.
 * @param exercise "1.3"
 * @param interrupted called when the cell was interrupted while the check ran; nothing of the exercise goes on then
 */
export function limitedCheck(exercise: string, check: Check, interrupted: (reason: unknown) => void): Check {
  const name = `Exercise ${exercise}, “${check.title}”`;
  const limit = {
    milliseconds,
    patience,
    waiting: (now: number) =>
      `${name}: still running after ${now} s; a check is stopped after ${seconds} s, ■ stops it now.`,
    waited: (total: number) => `${name}: ran for ${total.toFixed(1)} s.`,
  };
  return {
    ...check,
    run: async (context) => {
      const ended = await withinTime(limit, () => check.run(context));
      if (ended.how === "threw") throw ended.error;
      if (ended.how === "expired") throw new SandboxFailure("timeout", timeoutSentence(ended.where));
      if (ended.how !== "interrupted") return;
      interrupted(ended.reason);
      await new Promise(() => undefined);
    },
  };
}
