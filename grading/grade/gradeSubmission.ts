import type { Notebook } from "lib/jupyter/notebook";
import type { LoadedExercise, LoadedUnit } from "./loadUnit";
import { codeCells, type Repaired } from "../notebook/repair";
import { addScores, type ExerciseResult } from "../report/results";
import { SandboxFailure, StudentError } from "../sandbox/failure";
import { completionResult } from "./completion";
import { gradeExercise, notWrittenMessage, ungradedExercise } from "./gradeExercise";
import type { Student } from "./runCheck";
import { deriveSeed, studentVariant } from "./seeds";
import type { SliceCell, Wanted } from "../notebook/slice";
import type { Slice, Workshop } from "./workshop";

/** What grading one notebook needs. */
export interface GradingJob {
  unit: LoadedUnit;
  repaired: Repaired;
  /** The notebook as it was handed out. */
  released: Notebook;
  student: string;
  /** What hidden instances are drawn from. */
  secret: string;
  workshop: Workshop;
  /** Only these exercises, given which of all passed before; all by default. */
  again?: { only: ReadonlySet<string>; passed: ReadonlySet<string> };
}

/** The verdicts of one submission, in the notebook's order. An exercise of both kinds is one result. */
export async function gradeSubmission(job: GradingJob): Promise<ExerciseResult[]> {
  const grader = new SubmissionGrader(job);
  const results: ExerciseResult[] = [];
  try {
    for (const id of job.unit.order) {
      if (job.again && !job.again.only.has(id)) continue;
      const machine = job.unit.exercises.find((exercise) => exercise.id === id);
      const parts = [...(machine ? [await grader.grade(machine)] : []), ...completionResults(job, id)];
      if (parts.length > 0) results.push(merge(parts));
    }
  } finally {
    await grader.close();
  }
  return results;
}

function completionResults({ unit, repaired, released }: GradingJob, id: string): ExerciseResult[] {
  return unit.completion
    .filter((exercise) => exercise.id === id)
    .map((exercise) => completionResult(exercise, repaired.notebook, released));
}

/** A machine-graded exercise and its written part as one. */
function merge(parts: ExerciseResult[]): ExerciseResult {
  const [first] = parts;
  const status = parts.find((part) => part.status !== "pass")?.status ?? "pass";
  return { ...first, status, ...addScores(parts), checks: parts.flatMap(({ checks }) => checks) };
}

/** Grades the exercises of one notebook in their order: what passed may serve later ones, what did not is replaced by ours. */
class SubmissionGrader {
  private readonly cells: SliceCell[];
  private readonly passed = new Set<string>();
  private ours: Promise<Student> | undefined;
  private readonly prepared = new Map<string, Promise<Slice[]>>();

  constructor(private readonly job: GradingJob) {
    this.cells = codeCells(job.repaired);
  }

  async grade(exercise: LoadedExercise): Promise<ExerciseResult> {
    const result = await this.verdicts(exercise);
    if (result.status === "pass") exercise.functions.forEach((name) => this.passed.add(name));
    return result;
  }

  private async verdicts(exercise: LoadedExercise): Promise<ExerciseResult> {
    const remote = this.remoteFor(exercise);
    let slice: Slice;
    try {
      slice = await this.slice(exercise, remote);
    } catch (error) {
      if (!(error instanceof SandboxFailure)) throw error;
      return ungradedExercise(
        exercise,
        error.status,
        `Your notebook's code could not be compiled: ${error.message}.`,
      );
    }
    if (slice.status === "not-gradable") {
      return ungradedExercise(exercise, "not-gradable", this.whyNot(exercise, slice.diagnostics));
    }
    const { js } = slice;
    const { workshop, unit, secret, student } = this.job;
    const run = {
      unit,
      open: (): Promise<Student> => workshop.open(js, remote, (name, args) => this.answer(name, args)),
      draw: (check: string) => ({
        seed: deriveSeed(secret, student, unit.id, check),
        variant: studentVariant(student),
      }),
    };
    const result = await gradeExercise(exercise, run, remote);
    return slice.missing.length > 0 && !result.message
      ? { ...result, message: this.whyNot(exercise, slice.diagnostics) }
      : result;
  }

  private whyNot({ id }: LoadedExercise, diagnostics: string[]): string {
    const cell = this.cells.find(({ gradeId }) => gradeId === `ex-${id.replace(".", "-")}`);
    const untouched = cell?.source.includes(`throw new Error("TODO: exercise ${id}`) ?? false;
    return untouched
      ? notWrittenMessage(id)
      : diagnostics.map((sentence) => `${sentence}.`.replace(/\.\.$/, ".")).join("\n");
  }

  /** All functions of earlier exercises that this one may call, as soon as one of them did not pass. */
  private remoteFor({ uses }: LoadedExercise): string[] {
    const { reference } = this.job.unit;
    return reference && uses.some((name) => this.fails(name)) ? uses : [];
  }

  /** Whether the exercise of this function did not pass: in this run, or before where it is not graded again. */
  private fails(name: string): boolean {
    const { unit, again } = this.job;
    const owner = unit.exercises.find(({ functions }) => functions.includes(name));
    if (!owner) return false;
    return again && !again.only.has(owner.id) ? !again.passed.has(owner.id) : !this.passed.has(name);
  }

  /** All exercises are compiled at once, at first as they are; with our functions in their uses when one needs it. */
  private async slice(exercise: LoadedExercise, remote: string[]): Promise<Slice> {
    const { unit, workshop } = this.job;
    const replaced = remote.length > 0;
    const wanted: Wanted[] = unit.exercises.map(({ id, functions, uses }) => ({
      exercise: id,
      functions,
      remote: replaced ? uses : [],
    }));
    const key = String(replaced);
    const slices = this.prepared.get(key) ?? workshop.prepare(this.cells, wanted);
    this.prepared.set(key, slices);
    return (await slices)[unit.exercises.indexOf(exercise)];
  }

  /** Our function's answer to a student's call, from a process that hostile arguments may ruin without harm. */
  private async answer(name: string, args: unknown[]): Promise<unknown> {
    const ours = (this.ours ??= this.job.workshop.openReference(this.job.unit.id));
    try {
      return await (await ours).call(name, ...args);
    } catch (error) {
      if (error instanceof StudentError) throw new Error(error.studentMessage);
      await this.close(); // the next call gets a fresh process
      throw new Error(`our ${name} has no answer to these arguments`);
    }
  }

  /** Ends what the submission has used. */
  async close(): Promise<void> {
    const { ours } = this;
    this.ours = undefined;
    await ours?.then((session) => session.close()).catch(() => undefined);
  }
}
