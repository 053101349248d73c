import { Rng } from "lib/core/rng";
import { callOurs } from "./callOurs";
import type { Call, Check } from "./exercise";
import { farOf } from "./howFar";
import { observeCalls, type RecordedCall } from "./observeCalls";
import { type FailureMoment, failureSentence } from "../report/failureSentence";
import type { AnyFunction } from "../sandbox/channel/functionPlaces";
import type { Status } from "../report/results";
import { ChangedArgument, MissingFunction, SandboxFailure, StudentError } from "../sandbox/failure";
import { describeValue } from "./describeValue";

/** What a check needs of a session with the student's code. */
export interface Student {
  call: Call;
  close(): Promise<{ failure?: SandboxFailure }>;
  /** What its calls have left behind, as a sentence. */
  left?(): string | undefined;
}

/** How one check ended; `last` is the call that decided a wrong answer. */
export interface Outcome {
  status: Status;
  /** About the student's own doing: never shown for a hidden check. */
  message?: string;
  expected?: string;
  got?: string;
  last?: RecordedCall;
  /** The stub of the exercise is still there. */
  notWritten?: boolean;
  /** The function changed what it was given. */
  changed?: boolean;
  /** How far a wrong answer is off, in words that do not give the right one away. */
  far?: string;
  /** What the calls have left behind, as advice. */
  left?: string;
  seconds: number;
}

/** The draws of a check: from its seed and the student's variant. */
export interface Draw {
  seed: string;
  variant: number;
}

const stubMessage = /^TODO: exercise /;

/** Runs one check on functions of their own: a pass needs right values and a process that is well to its end. */
export async function runCheck(check: Check, open: () => Promise<Student>, draw: Draw): Promise<Outcome> {
  const started = process.hrtime.bigint();
  const ended = (outcome: Omit<Outcome, "seconds">): Outcome => ({
    ...outcome,
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
  });
  let student: Student;
  try {
    student = await open();
  } catch (error) {
    return ended(failed(error, undefined, "load"));
  }
  let last: RecordedCall | undefined;
  const asked: Call = (name, ...args) => student.call(name, ...args);
  asked.each = student.call.each;
  const call = observeCalls(asked, (noted) => (last = noted));
  let outcome: Omit<Outcome, "seconds"> = { status: "pass" };
  try {
    await check.run({ call, rng: new Rng(draw.seed), variant: draw.variant });
  } catch (error) {
    outcome = failed(error, last);
  }
  const { failure } = await student.close();
  if (failure && outcome.status === "pass") {
    outcome = lateFailure(failure);
  }
  const left = student.left?.();
  return ended({ ...outcome, ...(left !== undefined && { left }) });
}

/** Advice about tensors that calls of a function have left behind. */
export function leftSentence(name: string, left: number): string {
  const tensors = left === 1 ? "one tensor" : `${left} tensors`;
  return `${name} leaves ${tensors} in memory at each call: wrap its body in tf.tidy(() => { … }), or dispose of them`;
}

/** A process that failed after all its answers were right. */
export function lateFailure({ status, message }: SandboxFailure): Omit<Outcome, "seconds"> {
  return { status, message: failureSentence(status, message, "end") };
}

/** What an error in a check means. An error that is neither the student's nor an expectation's counts as a wrong kind of
 *  value here; `confirmWrong` finds out whether it is our own. */
export function failed(
  error: unknown,
  last: RecordedCall | undefined,
  moment: FailureMoment = "call",
): Omit<Outcome, "seconds"> {
  if (error instanceof ChangedArgument) {
    const message = `${last?.name ?? "the function"} changed ${error.place}, which others still use: leave arguments as they are and return new values`;
    return { status: "wrong", message, changed: true };
  }
  if (error instanceof SandboxFailure) {
    const { status, message } = error;
    return { status, message: failureSentence(status, message, moment) };
  }
  if (error instanceof MissingFunction) {
    return { status: "not-gradable", message: `the function ${last?.name ?? ""} is not declared` };
  }
  if (error instanceof StudentError) {
    const notWritten = stubMessage.test(error.studentMessage);
    if (notWritten) return { status: "not-gradable", message: "not written yet", notWritten };
    return { status: "crash", message: `${error.studentName}: ${error.studentMessage}`.slice(0, 500) };
  }
  const result = (error as { matcherResult?: MatcherResult }).matcherResult;
  return {
    status: "wrong",
    ...(result ? facts(error as Error, result) : { message: `returned ${describeValue(last?.got)}` }),
    far: farOf(error),
    ...(last && { last }),
  };
}

/** What Jest's expect tells of a failed expectation. */
interface MatcherResult {
  expected?: unknown;
  actual?: unknown;
  message?: string;
}

function facts(
  error: Error,
  { expected, actual }: MatcherResult,
): Pick<Outcome, "expected" | "got" | "message"> {
  if (expected === undefined && actual === undefined) return { message: error.message };
  return { expected: describeValue(expected), got: describeValue(actual), message: oneLine(error.message) };
}

/** The first line of a message without the colours that expect gives it. */
function oneLine(message: string): string {
  return message
    .replace(/\u001b\[\d+m/g, "")
    .split("\n")[0]
    .slice(0, 500);
}

/** Whether our own implementation passes the check with the same draws: if not, the fault is ours. */
export async function confirmWrong(check: Check, reference: Functions, draw: Draw): Promise<boolean> {
  const call = observeCalls(async (name, ...args) => callOurs(reference[name] as AnyFunction, ...args));
  try {
    await check.run({ call, rng: new Rng(draw.seed), variant: draw.variant });
    return true;
  } catch {
    return false;
  }
}

type Functions = Record<string, (...args: never[]) => unknown>;
