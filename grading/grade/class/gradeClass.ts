import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "lib/setup/shared/writeAtomically";
import { resultsToCsv } from "../../report/csv";
import { resultsToHtml } from "../../report/html";
import { writtenToHtml } from "../../report/writtenHtml";
import type { Results } from "../../report/results";
import { hashSubmission } from "../../notebook/readSubmission";
import { snapshotFolder } from "../boxes";
import { sweepCgroups } from "../../sandbox/walls/cgroup";
import { writePrivate } from "../../sandbox/stage";
import type { SubmissionFile } from "../collecting/collect";
import { startCompilers } from "./compilersProcess";
import { type FileJob, type Graded, graderFailure } from "../gradeFile";
import type { Grader } from "../grader";
import { emptyResults, isOf, mergeExercises, passedIn, totals } from "./keptResults";
import { readAllResults, readResults, resultsFile, sealed } from "./resultFiles";
import { ownSnapshot } from "./ownProcess";
import { gradeInProcess, submissionLimits } from "./submissionProcess";

/** What is told after each submission. */
export interface Progress {
  done: number;
  total: number;
  /** Its results were up to date. */
  kept: boolean;
  /** Its results file had been changed since it was written. */
  altered: boolean;
}

/** How a class is graded. */
export interface ClassOptions {
  /** Folder for <student>.json, <student>.html and class.csv. */
  out: string;
  /** Submissions at the same time. */
  jobs: number;
  /** Grades also what has up-to-date results. */
  again?: boolean;
  /** Only these exercises, where earlier results hold for the others; else all. */
  only?: ReadonlySet<string>;
  /** Told after each submission. */
  onDone?: (results: Results, progress: Progress) => void;
  /** What the process of a submission may use. */
  limits?: typeof submissionLimits;
}

/**
 * Grades all submissions, each in a process of its own; none of them can stop the others or reach what is kept here. One whose
 * process fails is graded once more, alone, when all others are done. class.csv lists everybody with results of the notebook in
 * the folder, also those of earlier runs.
 * @returns the results of the files, in their order
 */
export async function gradeClass(
  files: readonly SubmissionFile[],
  grader: Grader,
  options: ClassOptions,
): Promise<Results[]> {
  mkdirSync(options.out, { recursive: true });
  if (grader.tier.cgroups) await sweepCgroups(grader.tier.cgroups);
  const graderFile = writePrivate(`grader-${grader.unit.id}.json`, JSON.stringify(grader));
  const snapshot = await ownSnapshot("submission", options.limits ?? submissionLimits, snapshotFolder());
  const compilers = await startCompilers(graderFile, Math.min(options.jobs, 2));
  const { tier } = grader;
  const processes = { graderFile, compilers: compilers.address, tier, ...(snapshot && { snapshot }) };
  const run = (job: FileJob): Promise<Graded> => gradeInProcess(processes, job, options.limits);
  try {
    const all = await new ClassRun(files, grader, options, run).all();
    writeClassFiles(grader, options.out, all);
    return all;
  } finally {
    await compilers.stop();
  }
}

/** class.csv and written.html: what is known of everybody. */
function writeClassFiles(grader: Grader, out: string, now: readonly Results[]): void {
  const known = new Map(readAllResults(out, grader).map((results) => [results.student, results] as const));
  for (const results of now) known.set(results.student, results);
  const everybody = [...known.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
  writeAtomically(join(out, "class.csv"), resultsToCsv(everybody));
  writeAtomically(join(out, "written.html"), writtenToHtml(everybody));
}

/** One run over the files of a class. */
class ClassRun {
  private done = 0;

  constructor(
    private readonly files: readonly SubmissionFile[],
    private readonly grader: Grader,
    private readonly options: ClassOptions,
    private readonly run: (job: FileJob) => Promise<Graded>,
  ) {}

  async all(): Promise<Results[]> {
    const { files, options } = this;
    const all = new Array<Results>(files.length);
    const failed: number[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let i = next++; i < files.length; i = next++) {
        const results = await this.one(files[i], false);
        if (results) all[i] = results;
        else failed.push(i);
      }
    };
    await Promise.all(Array.from({ length: Math.min(options.jobs, files.length) }, worker));
    for (const i of failed) all[i] = (await this.one(files[i], true)) as Results;
    return all;
  }

  /** One submission to its files; nothing where its process failed and may be tried again. */
  private async one(file: SubmissionFile, alone: boolean): Promise<Results | undefined> {
    const started = process.hrtime.bigint();
    const base = emptyResults(file, this.grader);
    const { results: before, altered } = readResults(this.options.out, base, this.grader.secret);
    base.submission.sha256 = file.file === undefined ? "" : hashSubmission(file.file, file.extra);
    const holds = before && isOf(before, base);
    if (holds && !this.options.again && !this.options.only) return this.tell(before, true, altered);
    let results: Results;
    try {
      results = await this.graded(file, base, holds ? before : undefined);
    } catch (error) {
      if (!alone) return undefined;
      results = { ...base, failure: graderFailure(error) };
    }
    results.seconds = Number(process.hrtime.bigint() - started) / 1e9;
    results = sealed(results, this.grader.secret);
    writeAtomically(resultsFile(this.options.out, file.student), `${JSON.stringify(results, null, 2)}\n`);
    writeAtomically(join(this.options.out, `${file.student}.html`), resultsToHtml(results));
    return this.tell(results, false, altered);
  }

  /** @throws ProcessFailure */
  private async graded(file: SubmissionFile, base: Results, before: Results | undefined): Promise<Results> {
    if (file.file === undefined)
      return { ...base, failure: { status: "not-gradable", message: file.problem ?? "there is no file" } };
    const { only } = this.options;
    const again = only && before && { only: [...only], passed: passedIn(before) };
    const { student, extra } = file;
    const second = extra === undefined ? {} : { extra };
    const graded = await this.run({ file: file.file, ...second, student, ...(again && { again }) });
    if ("failure" in graded) return { ...base, failure: graded.failure };
    const { sha256, repairs, written } = graded;
    const exercises = again ? mergeExercises(before.exercises, graded.exercises) : graded.exercises;
    const submission = { ...base.submission, sha256 };
    return { ...base, submission, ...totals(exercises), exercises, repairs, written };
  }

  private tell(results: Results, kept: boolean, altered: boolean): Results {
    this.done += 1;
    this.options.onDone?.(results, { done: this.done, total: this.files.length, kept, altered });
    return results;
  }
}
