import { SandboxFailure, StudentError } from "../sandbox/failure";
import type { Place } from "../sandbox/channel/functionPlaces";
import type { Session } from "../sandbox/session";
import type { Remote } from "../sandbox/channel/questions";
import { type Told, toldOf } from "../sandbox/channel/told";
import { failureSentence } from "../report/failureSentence";
import type { Status } from "../report/results";
import type { Explanation } from "../checks/checkRoom";
import type { Draw, Outcome } from "../checks/runCheck";

/** Our own checks do not load: a failure of the whole grader. */
class ChecksMissing extends Error {
  override name = "ChecksMissing";
}

/** Which check, and what it draws. */
export interface CheckName {
  exercise: string;
  kind: "public" | "hidden";
  check: string;
  draw: Draw;
}

/** How long the cause of a wrong answer is looked for. */
const explainMs = 5_000;

const statuses: readonly Status[] = [
  ...(["pass", "wrong", "crash", "timeout", "out-of-memory"] as const),
  ...(["output-limit", "protocol", "not-gradable", "infrastructure-error"] as const),
];

/** How the checker's own end reads where a student's question brought it about. */
const tooMuch: Partial<Record<Status, string>> = {
  timeout: "called a function of ours with arguments for which it takes too long",
  "out-of-memory": "called a function of ours with arguments for which it needs too much memory",
};

const textIn = (record: Record<string, unknown>, field: string): Record<string, string> =>
  typeof record[field] === "string" ? { [field]: record[field] } : {};

/** The checker's answer: our code wrote it, in a process that has handled hostile data. @throws Error if it has another form */
function readOutcome(value: unknown): Outcome {
  const record = (value ?? {}) as Record<string, unknown>;
  const status = statuses.find((known) => known === record.status);
  if (!status || typeof record.seconds !== "number") throw new Error("the checker gave no outcome");
  return {
    status,
    ...textIn(record, "message"),
    ...textIn(record, "expected"),
    ...textIn(record, "got"),
    ...textIn(record, "far"),
    ...textIn(record, "left"),
    ...(record.changed === true && { changed: true }),
    ...(record.notWritten === true && { notWritten: true }),
    seconds: record.seconds,
  };
}

/**
 * The process that runs our checks on what a student's process answers: the only one in which our code meets hostile data. It has
 * the student's walls and limits of its own; its end is the end of one check.
 */
export class Checker {
  private session: Promise<Session> | undefined;
  private student: Session | undefined;
  /** A function of ours is running on arguments of the student's. */
  private serves = false;

  /** @param open a checker's process of the unit, which asks by `remote` */
  constructor(private readonly open: (remote: Remote) => Promise<Session>) {}

  /** Runs a check on the functions that `student` has loaded. Where the checker itself fails, the student's process is in the middle
   *  of a call and can only be closed. */
  async check(student: Session, { exercise, kind, check, draw }: CheckName): Promise<Outcome> {
    this.student = student;
    this.serves = false;
    try {
      const session = await this.loaded();
      return readOutcome(await session.call("check", exercise, kind, check, { ...draw }));
    } catch (error) {
      if (error instanceof ChecksMissing) throw error;
      return await this.failure(error, student);
    } finally {
      this.student = undefined;
    }
  }

  /** What the last wrong answer means; nothing where that cannot be found out. */
  async explain(): Promise<Explanation> {
    try {
      const { fair, hint } = (await (await this.ready()).callWithin(explainMs, "explain")) as Record<
        string,
        unknown
      >;
      return { fair: fair === true, ...(typeof hint === "string" && { hint }) };
    } catch {
      await this.close();
      return { fair: true };
    }
  }

  /** Our function's answer to a student's call. @throws Error with its message, or that it has no answer */
  async reference(name: string, args: unknown[]): Promise<unknown> {
    const session = await this.ready();
    if (session.isAsked) return this.serve(session, { type: "reference", name, args });
    try {
      return await session.call("reference", name, args);
    } catch (error) {
      if (error instanceof StudentError) throw new Error(error.studentMessage);
      await this.close(); // the next call gets a fresh process
      throw new Error(`our ${name} has no answer to these arguments`);
    }
  }

  async close(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.then((open) => open.close()).catch(() => undefined);
  }

  /** @throws ChecksMissing where no check of the unit could ever run */
  private async loaded(): Promise<Session> {
    try {
      return await this.ready();
    } catch (error) {
      if (!(error instanceof StudentError)) throw error;
      throw new ChecksMissing(
        `the checks of this unit cannot be loaded: ${error.studentMessage.split("\n")[0]}`,
      );
    }
  }

  private ready(): Promise<Session> {
    this.session ??= this.open({
      names: ["student", "students"],
      answer: (how, [name, args, places]) =>
        how === "students"
          ? this.askEach(String(name), args as Uint8Array[])
          : this.ask(String(name), args as Uint8Array, places as Place[]),
    });
    return this.session;
  }

  /** Has the student's function called for the checker. */
  private async ask(name: string, args: Uint8Array, places: Place[]): Promise<Told> {
    const { student, session } = this;
    if (!student || !session) throw new Error("no student's process is there");
    const checker = await session;
    const functions = places.map(
      (_place, index) => (given: Uint8Array) =>
        this.serve(checker, { type: "callback", index, args: given }) as Promise<Uint8Array>,
    );
    try {
      const value = await student.callPacked(name, { args, places, functions });
      return { kind: "value", value, left: student.tensorsLeft };
    } catch (error) {
      return toldOf(error);
    }
  }

  /** Has it called several times for the checker. */
  private async askEach(name: string, lists: Uint8Array[]): Promise<Told[]> {
    const { student } = this;
    if (!student) throw new Error("no student's process is there");
    const answers = await student.callEach(name, lists);
    return answers.map((answer) => (answer instanceof Error ? toldOf(answer) : { kind: "value", ...answer }));
  }

  /** Has a function of ours run in the checker on arguments of the student's. */
  private async serve(checker: Session, message: Record<string, unknown>): Promise<unknown> {
    this.serves = true;
    try {
      return await checker.askBack(message);
    } finally {
      if (!checker.failure) this.serves = false;
    }
  }

  /** What the end of a check means that did not give an outcome. */
  private async failure(error: unknown, student: Session): Promise<Outcome> {
    const failed = error instanceof SandboxFailure ? error : undefined;
    const message = failed && this.serves ? tooMuch[failed.status] : undefined;
    await Promise.all([this.close(), student.abandon()]);
    if (failed && message !== undefined)
      return { status: failed.status, message: failureSentence(failed.status, message, "call"), seconds: 0 };
    const reason = error instanceof Error ? error.message : String(error);
    return {
      status: "infrastructure-error",
      message: `the process of our checks failed: ${reason}`,
      seconds: 0,
    };
  }
}
