import type { FailureStatus } from "../sandbox/failure";

/** When a process failed: while it answered a call, after its last answer, while it loaded the student's code, or while the
 *  student's text was compiled. */
export type FailureMoment = "call" | "end" | "load" | "compile";

const subjects: Record<FailureMoment, string> = {
  call: "The process with your function",
  end: "After its last answer, the process with your function",
  load: "While your code was loaded, its process",
  compile: "Your notebook's code could not be compiled: the compiler's process",
};

/**
 * One whole sentence about a process that failed.
 * @param what What the process did, as in a sandbox's failure: a verb and what belongs to it, "printed more than 1024 kB". Where the
 * failure is ours, a sentence of its own.
 */
export function failureSentence(status: FailureStatus, what: string, moment: FailureMoment): string {
  const text = what.trim().replace(/\.+$/, "");
  if (status === "infrastructure-error") return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  const predicate = text.replace(/^(the|its) process /, "").replace(/^no answer\b/, "gave no answer");
  return `${subjects[moment]} ${predicate}.`;
}
