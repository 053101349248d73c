import { callOurs } from "./callOurs";
import type { Call } from "./exercise";
import type { AnyFunction } from "../sandbox/channel/functionPlaces";
import { recognise } from "./recognise";
import type { LoadedUnit } from "./loadUnit";
import { confirmWrong, type Draw, leftSentence, type Outcome, runCheck } from "./runCheck";

/** What a wrong answer means, found after its verdict. */
export interface Explanation {
  /** Our own answer passes the check: if not, the fault is ours. */
  fair: boolean;
  /** The likely cause, where the answer is that of a known misconception. */
  hint?: string;
}

/** A unit's checks on one student's functions: what runs in the checker's process. */
export class CheckRoom {
  private wrong:
    { exercise: string; kind: "public" | "hidden"; check: string; draw: Draw; outcome: Outcome } | undefined;

  /** What the last calls of the check have left behind. */
  private left: string | undefined;

  /** @param call calls a function of the student's */
  constructor(
    private readonly unit: LoadedUnit,
    private readonly call: Call,
  ) {}

  /** The outcome of one check, as plain data. @throws RangeError if there is none of this name */
  async check(
    exercise: string,
    kind: "public" | "hidden",
    check: string,
    draw: Draw,
  ): Promise<Omit<Outcome, "last">> {
    this.left = undefined;
    const student = { call: this.call, close: async () => ({}), left: () => this.left };
    const outcome = await runCheck(this.find(exercise, kind, check), async () => student, draw);
    this.wrong = outcome.status === "wrong" ? { exercise, kind, check, draw, outcome } : undefined;
    const { last: _last, ...told } = outcome;
    return told;
  }

  /** Notes how many tensors a call of the student's function has left behind. */
  leaves(name: string, left: number): void {
    this.left = left > 0 ? leftSentence(name, left) : undefined;
  }

  /** Explains the wrong answer of the last check. */
  async explain(): Promise<Explanation> {
    const { reference } = this.unit;
    if (!this.wrong || !reference) return { fair: true };
    const { exercise, kind, check, draw, outcome } = this.wrong;
    if (!(await confirmWrong(this.find(exercise, kind, check), reference, draw))) return { fair: false };
    const { last } = outcome;
    const misconceptions = this.unit.exercises.find(({ id }) => id === exercise)?.misconceptions ?? [];
    const known = last && recognise(last.name, last.args, last.got, misconceptions, reference, last.asked);
    return { fair: true, ...(known && { hint: known.hint }) };
  }

  /** What our own function of this name gives. @throws RangeError if there is none; what it throws */
  reference(name: string, args: unknown[]): unknown {
    const { reference = {} } = this.unit;
    if (!Object.hasOwn(reference, name)) throw new RangeError(`there is no ${name} of ours`);
    return callOurs(reference[name] as AnyFunction, ...args);
  }

  private find(exercise: string, kind: "public" | "hidden", check: string) {
    const found = this.unit.exercises.find(({ id }) => id === exercise);
    const checks = kind === "public" ? found?.checks : found?.hidden;
    const one = checks?.find(({ id }) => id === check);
    if (!one) throw new RangeError(`there is no ${kind} check ${exercise}/${check}`);
    return one;
  }
}
