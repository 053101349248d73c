import type { Rng } from "lib/core/rng";

/** What a check may ask of the student's code: a call with plain values (numbers, strings, booleans, arrays, records, the data of
 *  tensors), which may hold functions at any depth. The student's code gets tensors where the check has `TensorData`, and what it
 *  returns comes back as that.
 *
 *  The student's code calls such a function as one of its own; it runs in the check's process, on copies that may hold anything:
 *  look at them with `expect` before use. It gets no `this`, must be synchronous, must end for every argument, and returns plain
 *  data without functions; its time counts to the call's. An `expect` that fails in it makes the check fail, even if the student's
 *  code catches the error; any other error reaches the student's code as an Error with the same message. It serves until the call
 *  ends, 10,000 times in all. What it was given and has returned is kept for hints: it must not change it later.
 */
export interface Call {
  (name: string, ...args: unknown[]): Promise<unknown>;
  /** The answers to calls with each of these lists, which hold no functions, where they can be asked for together: see `eachAnswer`. */
  each?(name: string, lists: readonly unknown[][]): AsyncIterable<unknown>;
}

/** What a check gets. */
export interface CheckContext {
  /** Calls a function of the student's: directly in the notebook, through the sandbox's channel at grading. */
  call: Call;
  /** Seeded per submission and check at grading, constant for public checks. */
  rng: Rng;
  /** An integer from the student's id, for variants: the same in every attempt of one student. */
  variant: number;
}

/** One verdict: `run` resolves when the student's function is right and throws `expect`'s error when it is not. */
export interface Check {
  /** Unique within the exercise, kebab-case. */
  id: string;
  /** A true sentence about a right answer, shown to the student: "the occupancy sums to 1". */
  title: string;
  points: number;
  run(context: CheckContext): Promise<void>;
}

/** An exercise that is graded by machine; `public.ts` in its folder exports it as `exercise`. */
export interface Exercise {
  /** As in the ledger: "1.4", "G1". Also the folder's name. */
  id: string;
  title: string;
  track: "core" | "5756";
  /** The names that the student must declare in the notebook. */
  functions: string[];
  /** Functions of earlier exercises that the answer may call; ours answer instead where theirs did not pass. Then they take
   *  plain data alone: a function among their arguments is refused with a TypeError, so list none here that is to get one. */
  uses: string[];
  /** What the functions need besides plain values: "tensors" for those that take or give tensors of `lib/tensor/tf`. A check hands over
   *  `tensor(…)` of checks/numbers, and gets `TensorData`. */
  needs?: "tensors"[];
  /** The notebook's heading to read again. */
  section: string;
  /** The checks that the student may see and run. */
  checks: Check[];
}

/** An exercise that earns its points for being answered (predictions, reflections). */
export interface CompletionExercise {
  id: string;
  title: string;
  track: "core" | "5756";
  points: number;
  section: string;
  /** The answer cells by grade_id, with the least number of words each. */
  answers: { gradeId: string; minWords: number }[];
}

/** A wrong (or other right) implementation of some of the notebook's functions, given all the right ones.
 *
 *  `implement` is used in two ways: the grader compares its values with the student's, and a test writes its source into a
 *  notebook and grades that. So it may use nothing but its argument and the language; the frames of a unit add helpers to it.
 */
export interface Variation<Functions> {
  /** kebab-case */
  id: string;
  implement(given: Functions): Partial<Functions>;
}

/** `hidden.ts` exports `hidden: Check[]`; `alternatives.ts` exports `alternatives: Variation[]`;
 *  `misconceptions.ts` exports `misconceptions: Misconception[]`. None of the three is ever released. */
export interface Misconception<Functions> extends Variation<Functions> {
  /** One or two sentences that make the student see the mistake without giving the answer. */
  hint: string;
}

/** A notebook's unit; `unit.ts` in `exercises/<notebook>/` exports it as `unit`. */
export interface Unit {
  /** "01" */
  id: string;
  /** File name of the master in notebooks/. */
  notebook: string;
  /** File name of a second master that is graded with it, "02x-….ipynb". */
  extra?: string;
  /** In the order of the notebook. */
  order: string[];
  completion: CompletionExercise[];
}
