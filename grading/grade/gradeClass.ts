import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "lib/jupyter/writeAtomically";
import { resultsToCsv } from "../report/csv";
import { resultsToHtml } from "../report/html";
import { addScores, type ExerciseResult, type Results } from "../report/results";
import { readSubmission, SubmissionError } from "../notebook/readSubmission";
import { repairNotebook } from "../notebook/repair";
import type { SubmissionFile } from "./collect";
import type { Grader } from "./grader";
import { gradeSubmission } from "./gradeSubmission";
import { seedFingerprint } from "./seeds";

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
  onDone?: (results: Results, state: { done: number; total: number; kept: boolean }) => void;
}

/** Grades all submissions; none of them stops the others. Results are in the order of the files. */
export async function gradeClass(
  files: readonly SubmissionFile[],
  grader: Grader,
  options: ClassOptions,
): Promise<Results[]> {
  mkdirSync(options.out, { recursive: true });
  const all = new Array<Results>(files.length);
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < files.length; i = next++) {
      const { results, kept } = await gradeFile(files[i], grader, options);
      all[i] = results;
      done += 1;
      options.onDone?.(results, { done, total: files.length, kept });
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.jobs, files.length) }, worker));
  writeAtomically(join(options.out, "class.csv"), resultsToCsv(all));
  return all;
}

/** One submission to its files; results that still hold are kept. */
async function gradeFile(
  file: SubmissionFile,
  grader: Grader,
  options: ClassOptions,
): Promise<{ results: Results; kept: boolean }> {
  const path = join(options.out, `${file.student}.json`);
  const started = process.hrtime.bigint();
  const base = emptyResults(file, grader);
  let results: Results;
  try {
    if (file.file === undefined) throw new SubmissionError(file.problem);
    const submission = readSubmission(file.file);
    base.submission.sha256 = submission.hash;
    const before = stillValid(path, base);
    if (before && !options.again && !options.only) return { results: before, kept: true };
    const repaired = repairNotebook(grader.master, submission.notebook);
    const again = options.only && before && { only: options.only, passed: passedIn(before) };
    const job = { ...grader, repaired, student: file.student, ...(again && { again }) };
    const exercises = await gradeSubmission(job);
    const merged = again ? mergeExercises(before.exercises, exercises) : exercises;
    results = { ...base, ...totals(merged), exercises: merged, repairs: repaired.repairs };
  } catch (error) {
    results = { ...base, failure: failureOf(error) };
  }
  results.seconds = Number(process.hrtime.bigint() - started) / 1e9;
  writeAtomically(path, `${JSON.stringify(results, null, 2)}\n`);
  writeAtomically(join(options.out, `${file.student}.html`), resultsToHtml(results));
  return { results, kept: false };
}

function emptyResults({ student, file }: SubmissionFile, grader: Grader): Results {
  return {
    version: 1,
    notebook: grader.unit.id,
    student,
    submission: { file: file?.split(/[\\/]/).pop() ?? "", sha256: "" },
    master: grader.masterHash,
    grader: grader.graderHash,
    seed: seedFingerprint(grader.secret),
    tier: grader.workshop.tier,
    core: { points: 0, of: 0 },
    track5756: { points: 0, of: 0 },
    exercises: [],
    repairs: [],
    seconds: 0,
  };
}

/** The points of both tracks. */
export function totals(exercises: readonly ExerciseResult[]): Pick<Results, "core" | "track5756"> {
  const of = (track: ExerciseResult["track"]) =>
    addScores(exercises.filter((exercise) => exercise.track === track));
  return { core: of("core"), track5756: of("5756") };
}

/** Earlier results of the same file by the same grader, without a failure of ours. */
function stillValid(path: string, now: Results): Results | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const before = JSON.parse(readFileSync(path, "utf8")) as Results;
    const same = (["version", "notebook", "student", "master", "grader", "seed", "tier"] as const).every(
      (key) => before[key] === now[key],
    );
    const ours = before.failure || before.exercises.some(({ status }) => status === "infrastructure-error");
    return same && before.submission.sha256 === now.submission.sha256 && !ours ? before : undefined;
  } catch {
    return undefined; // a damaged file is graded anew
  }
}

const passedIn = ({ exercises }: Results): ReadonlySet<string> =>
  new Set(exercises.filter(({ status }) => status === "pass").map(({ id }) => id));

/** The earlier results with the newer ones in their places. */
function mergeExercises(before: ExerciseResult[], now: ExerciseResult[]): ExerciseResult[] {
  const newer = new Map(now.map((exercise) => [exercise.id, exercise]));
  return before.map((exercise) => newer.get(exercise.id) ?? exercise);
}

function failureOf(error: unknown): NonNullable<Results["failure"]> {
  if (error instanceof SubmissionError) return { status: "not-gradable", message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  return { status: "infrastructure-error", message: `the grader failed, not the student: ${text}` };
}
