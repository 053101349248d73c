import type { Notebook } from "lib/jupyter/notebook";
import type { CompletionExercise } from "../checks/exercise";
import { gradeMetadata } from "../notebook/nbgrader";
import { addScores, type CheckResult, type ExerciseResult } from "../report/results";

/** Words that a person wrote: markup, comment markers and the cell's given text do not count. */
export function writtenWords(source: string, given: string): number {
  const words = (text: string) =>
    text.replace(/<!--|-->|\/\/|[*_#>|`]/g, " ").match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  const stock = new Map<string, number>();
  for (const word of words(given)) stock.set(word, (stock.get(word) ?? 0) + 1);
  return words(source).filter((word) => {
    const left = stock.get(word) ?? 0;
    stock.set(word, left - 1);
    return left <= 0;
  }).length;
}

/** Whether the answer cells of an exercise are filled: one verdict, all of its points or none.
 *  @param notebook The repaired submission. @param released The notebook as it was handed out. */
export function gradeCompletion(
  exercise: CompletionExercise,
  notebook: Notebook,
  released: Notebook,
): CheckResult {
  const sourceOf = (where: Notebook, gradeId: string) =>
    where.cells.find((cell) => gradeMetadata(cell)?.grade_id === gradeId)?.source ?? "";
  const short = exercise.answers.filter(
    ({ gradeId, minWords }) =>
      writtenWords(sourceOf(notebook, gradeId), sourceOf(released, gradeId)) < minWords,
  );
  const base = {
    id: "answered",
    title: "the question is answered",
    kind: "completion" as const,
    of: exercise.points,
    seconds: 0,
  };
  if (short.length === 0) return { ...base, status: "pass", points: exercise.points };
  const needs = short.map(({ gradeId, minWords }) => `${gradeId} wants at least ${minWords} words of yours`);
  return { ...base, status: "wrong", points: 0, message: needs.join("; ") };
}

/** The same as an exercise's result. */
export function completionResult(
  exercise: CompletionExercise,
  notebook: Notebook,
  released: Notebook,
): ExerciseResult {
  const check = gradeCompletion(exercise, notebook, released);
  const { id, title, track, section } = exercise;
  return {
    id,
    title,
    track,
    section,
    status: check.status,
    ...addScores([check]),
    replaced: [],
    checks: [check],
  };
}
