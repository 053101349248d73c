/** Why a sandboxed process could not answer. */
export type FailureStatus =
  "crash" | "timeout" | "out-of-memory" | "output-limit" | "protocol" | "infrastructure-error";

/** The process of a session ended, or was ended, before its work was done. */
export class SandboxFailure extends Error {
  override name = "SandboxFailure";

  constructor(
    readonly status: FailureStatus,
    message: string,
  ) {
    super(message);
  }
}

/** What the student is told of an error of ours: its message, never its stack. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return String(typeof message === "string" ? message : error).slice(0, 2000);
}

/** A call asked the functions among its arguments too often. */
export const tooManyQuestions = (limit: number): string =>
  `called the functions that it was given more than ${limit} times`;

/** The student's own function threw; name and message are the student's text. */
export class StudentError extends Error {
  override name = "StudentError";

  constructor(
    readonly studentName: string,
    readonly studentMessage: string,
  ) {
    super(`${studentName}: ${studentMessage}`);
  }
}

/** The student's function changed an argument, which others still use. */
export class ChangedArgument extends Error {
  override name = "ChangedArgument";

  /** @param place "its first argument (at .P[0][1])": the words of the student's process */
  constructor(readonly place: string) {
    super(`changed ${place}`);
  }
}

/** The student's module has no function of this name. */
export class MissingFunction extends Error {
  override name = "MissingFunction";
}
