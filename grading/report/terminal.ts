import { escapeTerminal } from "./escape";
import { isComplete, notGraded, pointsOf } from "./notGraded";
import { publicPassed, type ExerciseResult, type Results } from "./results";
import { shownChecks, type ShownCheck } from "./shownChecks";

/** The class as a table for the terminal: student, points, what needs a look. */
export function classTable(all: readonly Results[]): string {
  const rows = all.map((results) => [
    results.student,
    isComplete(results, "core") ? `${results.core.points}/${results.core.of}` : "–",
    isComplete(results, "5756") ? `${results.track5756.points}/${results.track5756.of}` : "–",
    `${results.seconds.toFixed(1)} s`,
    remark(results),
  ]);
  return aligned([["student", "core", "5756", "time", "remarks"], ...rows]);
}

/** What a TA should know of a submission beyond its points, in a few words. */
function remark(results: Results): string {
  if (results.failure) return `${results.failure.status}: ${results.failure.message}`;
  const unusual = new Map<string, string[]>();
  for (const exercise of results.exercises) {
    const { id } = exercise;
    const status = notGraded(exercise) === undefined ? exercise.status : "infrastructure-error";
    if (status === "pass" || status === "wrong") continue;
    unusual.set(status, [...(unusual.get(status) ?? []), id]);
  }
  const parts = [...unusual].map(([status, ids]) => `${status} in ${ids.join(", ")}`);
  if (results.repairs.length > 0) parts.push(`${results.repairs.length} repaired`);
  return parts.join("; ");
}

/** One submission's exercises for the terminal, failures with what was expected, what came and the likely cause. */
export function submissionReport(exercises: readonly ExerciseResult[]): string {
  return exercises.map(exerciseReport).join("\n");
}

/** One exercise for the terminal. */
export function exerciseReport(exercise: ExerciseResult): string {
  const head = `${mark(exercise.status)} ${exercise.id}  ${exercise.title}  ${pointsOf(exercise).replaceAll(" ", "")}`;
  const failed = shownChecks(exercise.checks).filter(
    (check) => check.status !== "pass" && check.kind !== "completion",
  );
  const lines = exercise.message
    ? [`    ${exercise.message}`]
    : failed.flatMap((check) => checkLines(check).map((line) => `    ${line}`));
  if (exercise.replaced.length > 0) {
    lines.push(`    called our ${exercise.replaced.join(", ")}, because not all of yours passed`);
  }
  if (failed.length > 0) lines.push(`    ${publicPassed(exercise.checks)} · read again: ${exercise.section}`);
  return escapeTerminal([head, ...lines.map(indentRest)].join("\n"));
}

/** A text of several lines, whose later ones cannot be taken for the report's own. */
const indentRest = (text: string): string => text.replaceAll("\n", "\n        ");

/** The lines of one failed check. */
function checkLines(check: ShownCheck): string[] {
  const lines = [`✗ ${check.heading}`];
  if (check.expected !== undefined) lines.push(`  expected ${check.expected}`);
  if (check.got !== undefined) lines.push(`  got      ${check.got}`);
  if (check.message !== undefined) lines.push(`  ${check.message}`);
  if (check.hint !== undefined) lines.push(`  likely cause: ${check.hint}`);
  return lines;
}

function mark(status: string): string {
  return status === "pass" ? "✓" : "✗";
}

/** Columns padded to their widest cell. */
function aligned(rows: string[][]): string {
  const clean = rows.map((row) => row.map((cell) => escapeTerminal(cell).replaceAll("\n", " ")));
  const widths = clean[0].map((_, column) => Math.max(...clean.map((row) => row[column].length)));
  return clean
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
