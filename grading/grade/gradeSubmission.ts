import type { Notebook } from "lib/jupyter/notebook";
import { codeCells, type Repaired } from "../notebook/repair";
import type { SliceCell, SlicedModule, Wanted } from "../notebook/slice";
import { failureSentence } from "../report/failureSentence";
import { type ExerciseResult, mergeParts } from "../report/results";
import { Allowance, submissionAllowance } from "../sandbox/allowance";
import { SandboxFailure } from "../sandbox/failure";
import type { Session } from "../sandbox/session";
import { bestReading, failuresIn, readingNotes } from "./bestReading";
import { Checker, type CheckName } from "./checker";
import { completionResult } from "./completion";
import { checksIn } from "./checksIn";
import { gradeExercise, notWrittenMessage, ungradedExercise } from "./gradeExercise";
import { deriveSeed, studentVariant } from "../checks/seeds";
import type { ExerciseSheet, UnitSheet } from "./sheet";
import { type Processes, StudentProcess } from "./studentProcess";
import type { Slice, Workshop } from "./workshop";

/** What grading one notebook needs. */
export interface GradingJob {
  unit: UnitSheet;
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
  const { unit, repaired, released } = job;
  const written = (id: string): ExerciseResult[] =>
    unit.completion
      .filter((exercise) => exercise.id === id)
      .map((exercise) => completionResult(exercise, repaired.notebook, released));
  const results: ExerciseResult[] = [];
  try {
    for (const id of job.unit.order) {
      if (job.again && !job.again.only.has(id)) continue;
      const machine = job.unit.exercises.find((exercise) => exercise.id === id);
      const parts = [...(machine ? [await grader.grade(machine)] : []), ...written(id)];
      if (parts.length > 0) results.push(mergeParts(parts));
    }
  } finally {
    await grader.close();
  }
  return results;
}

/** Our own work on what a submission sends, in milliseconds: enough for all checks a hundred times. */
const checkerMs = 120_000;

/** Grades the exercises of one notebook in their order: what passed may serve later ones, what did not is replaced by ours. */
class SubmissionGrader {
  private readonly cells: SliceCell[];
  private readonly passed = new Set<string>();
  private readonly prepared = new Map<string, Promise<Slice[]>>();
  private readonly allowance = submissionAllowance();
  private readonly checker: Checker;
  /** A process that is ready for the next exercise's code. */
  private kept: Session | undefined;

  constructor(private readonly job: GradingJob) {
    const { unit, workshop } = job;
    this.cells = codeCells(job.repaired);
    const checkerAllowance = new Allowance(checkerMs, Infinity);
    this.checker = new Checker((remote) => workshop.openChecker(unit.id, checkerAllowance, remote));
  }

  async grade(exercise: ExerciseSheet): Promise<ExerciseResult> {
    const result = await this.verdicts(exercise);
    if (result.status === "pass") exercise.functions.forEach((name) => this.passed.add(name));
    return result;
  }

  private async verdicts(exercise: ExerciseSheet): Promise<ExerciseResult> {
    const remote = this.remoteFor(exercise);
    let slice: Slice;
    try {
      slice = await this.slice(exercise, remote);
    } catch (error) {
      if (!(error instanceof SandboxFailure)) throw error;
      const sentence = failureSentence(error.status, error.message, "compile");
      return ungradedExercise(exercise, error.status, sentence);
    }
    if (slice.status === "not-gradable") {
      return ungradedExercise(exercise, "not-gradable", this.whyNot(exercise, slice.diagnostics));
    }
    const notes: string[] = [];
    const { result, module } = await bestReading(slice, (reading) =>
      this.graded(exercise, reading, remote, notes),
    );
    notes.unshift(...readingNotes(module));
    notes.push(...(result.notes ?? []));
    return {
      ...result,
      ...(slice.missing.length > 0 &&
        !result.message && { message: this.whyNot(exercise, slice.diagnostics) }),
      ...(notes.length > 0 && { notes: [...new Set(notes)] }),
    };
  }

  /** The checks of an exercise on one reading of the notebook. @param notes where it is noted what failed outside the functions */
  private async graded(
    exercise: ExerciseSheet,
    reading: SlicedModule,
    remote: string[],
    notes: string[],
  ): Promise<ExerciseResult> {
    const process = new StudentProcess(this.processes(exercise), reading.js, {
      names: remote,
      answer: (name, args) => this.checker.reference(name, args),
    });
    try {
      if (reading.guarded) notes.push(...(await failuresIn(process, reading)));
      const run = checksIn(process, this.checker, (kind, check) => this.nameOf(exercise, kind, check));
      return await gradeExercise(exercise, run, remote);
    } finally {
      await process.leave();
    }
  }

  private nameOf({ id }: ExerciseSheet, kind: "public" | "hidden", check: string): CheckName {
    const { secret, student, unit } = this.job;
    const seed = deriveSeed(secret, student, unit.id, `${id}/${check}`);
    return { exercise: id, kind, check, draw: { seed, variant: studentVariant(student) } };
  }

  /** One process serves exercise after exercise while nothing of one is left for the next; who needs tensors gets one of its own. */
  private processes({ needs }: ExerciseSheet): Processes {
    if (needs) return { start: () => this.job.workshop.startStudent(this.allowance, needs) };
    return {
      start: async () => {
        const { kept } = this;
        this.kept = undefined;
        if (kept && !kept.failure) return kept;
        await kept?.close(); // it has ended while nobody's code was in it
        return this.job.workshop.startStudent(this.allowance);
      },
      keep: (session) => (this.kept = session),
    };
  }

  private whyNot({ id }: ExerciseSheet, diagnostics: string[]): string {
    const cell = this.cells.find(({ gradeId }) => gradeId === `ex-${id.replace(".", "-")}`);
    const untouched = cell?.source.includes(`throw new Error("TODO: exercise ${id}`) ?? false;
    return untouched
      ? notWrittenMessage(id)
      : diagnostics.map((sentence) => `${sentence}.`.replace(/\.\.$/, ".")).join("\n");
  }

  /** All functions of earlier exercises that this one may call, as soon as one of them did not pass. */
  private remoteFor({ uses }: ExerciseSheet): string[] {
    return uses.some((name) => this.fails(name)) ? uses : [];
  }

  /** Whether the exercise of this function did not pass: in this run, or before where it is not graded again. */
  private fails(name: string): boolean {
    const { unit, again } = this.job;
    const owner = unit.exercises.find(({ functions }) => functions.includes(name));
    if (!owner) return false;
    return again && !again.only.has(owner.id) ? !again.passed.has(owner.id) : !this.passed.has(name);
  }

  /** All exercises are compiled at once, at first as they are; with our functions in their uses when one needs it. */
  private async slice(exercise: ExerciseSheet, remote: string[]): Promise<Slice> {
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

  /** Ends what the submission has used. */
  async close(): Promise<void> {
    const { kept } = this;
    this.kept = undefined;
    await Promise.all([this.checker.close(), kept?.close()]);
  }
}
