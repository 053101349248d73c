/** How a check, or an exercise as a whole, ended.
 *
 *  pass: right values from a healthy process · wrong: a wrong value · crash: the student's code threw or ended its
 *  process · timeout, out-of-memory, output-limit: a limit was reached · protocol: the process answered with something
 *  that is no answer · not-gradable: nothing could be called (syntax, types, a missing function, not written yet) ·
 *  infrastructure-error: our own failure, never the student's. */
export type Status =
  | "pass"
  | "wrong"
  | "crash"
  | "timeout"
  | "out-of-memory"
  | "output-limit"
  | "protocol"
  | "not-gradable"
  | "infrastructure-error";

/** Points earned out of points possible. */
export interface Score {
  points: number;
  of: number;
}

/** The verdict of one check. Of a hidden check nothing is told but its title, its status and a hint. */
export interface CheckResult extends Score {
  id: string;
  title: string;
  kind: "public" | "hidden" | "completion";
  status: Status;
  /** What happened, in one sentence. */
  message?: string;
  /** Public checks only. */
  expected?: string;
  /** Public checks only. */
  got?: string;
  /** The likely cause, when the answer is that of a known misconception. */
  hint?: string;
  seconds: number;
}

/** The verdicts of one exercise; `status` is the first of its checks that is not a pass. */
export interface ExerciseResult extends Score {
  id: string;
  title: string;
  track: "core" | "5756";
  /** The heading in the notebook to read again. */
  section: string;
  status: Status;
  message?: string;
  /** What of the notebook does not count at grading, or how it was read, one sentence each. */
  notes?: string[];
  /** Functions of earlier exercises that ours stood in for, because the student's did not pass. */
  replaced: string[];
  checks: CheckResult[];
}

/** One submission's results, as written to <student>.json; `results.schema.json` is the contract. */
export interface Results {
  version: 1;
  notebook: string;
  student: string;
  submission: { file: string; sha256: string };
  /** sha256 of the master notebook that the submission was graded by. */
  master: string;
  /** sha256 over the grader's own code and checks. */
  grader: string;
  /** A fingerprint of the seed that hidden instances are drawn from; the seed itself is the grader's secret. */
  seed: string;
  /** A: sandboxed · B: limited, for use within a container · C: a plain process, a self-check and not a grade. */
  tier: "A" | "B" | "C";
  core: Score;
  track5756: Score;
  exercises: ExerciseResult[];
  /** What was put right in the notebook before grading, in plain words. */
  repairs: string[];
  /** Written answers by themselves, for people to read. */
  written?: { id: string; title: string; text: string }[];
  /** Why nothing could be graded at all: an unreadable file, a failure of ours. */
  failure?: { status: Status; message: string };
  seconds: number;
  /** HMAC-SHA256 of all the rest under the grader's secret: tells results that somebody has changed. */
  seal?: string;
}

/** The sum of scores. */
export function addScores(scores: readonly Score[]): Score {
  return scores.reduce((total, { points, of }) => ({ points: total.points + points, of: total.of + of }), {
    points: 0,
    of: 0,
  });
}

/** Public checks passed out of public checks, as the student reads it. */
export function publicPassed(checks: readonly CheckResult[]): string {
  const shown = checks.filter((check) => check.kind === "public");
  return `public checks ${shown.filter((check) => check.status === "pass").length}/${shown.length}`;
}

/** A machine-graded exercise and its written part as one. */
export function mergeParts(parts: ExerciseResult[]): ExerciseResult {
  const [first] = parts;
  const status = parts.find((part) => part.status !== "pass")?.status ?? "pass";
  return { ...first, status, ...addScores(parts), checks: parts.flatMap(({ checks }) => checks) };
}
