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

/** How what a process did begins. */
const verb = /^(took|gave|did|sent|called|printed|needed|used|ended|was) /;

/**
 * One whole sentence about a process that failed.
 * @param what What the process did, as in a sandbox's failure: a verb and what belongs to it, "printed more than 1024 kB". What has a
 * subject of its own, as failures of ours have, keeps it.
 */
export function failureSentence(status: FailureStatus, what: string, moment: FailureMoment): string {
  const text = what
    .trim()
    .replace(/\.+$/, "")
    .replace(/^(the|its) process /, "")
    .replace(/^no answer\b/, "gave no answer");
  if (status !== "infrastructure-error" && verb.test(text)) return `${subjects[moment]} ${text}.`;
  const before = status !== "infrastructure-error" && moment === "end" ? "after its last answer: " : "";
  const sentence = before + text;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
