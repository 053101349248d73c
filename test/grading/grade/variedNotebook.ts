import type { LoadedExercise } from "grading/checks/loadUnit";
import { gradeMetadata } from "grading/notebook/nbgrader";
import type { Notebook } from "lib/jupyter/notebook";
import type { Complete, CompleteUnit, WrittenVariation } from "../exercises/drive";

/** The functions of lib that a unit's notebook is given. */
function givenNames({ exercises, reference }: CompleteUnit): string[] {
  const answers = exercises.flatMap(({ functions }) => functions);
  return Object.keys(reference).filter((name) => !answers.includes(name));
}

/** The cell of an exercise in which our own functions serve a variation, whose functions stand in their places; one that stands in
 *  a given cell stays there, and calls them. */
function variedSource(
  source: string,
  variation: WrittenVariation,
  { id, functions }: LoadedExercise,
  given: string[],
): string {
  const tag = id.replace(".", "_");
  const written = functions.filter((name) => new RegExp(`\\bfunction ${name}\\b`).test(source));
  const ours = written.reduce(
    (text, name) => text.replace(new RegExp(`\\b${name}\\b`, "g"), `our_${name}`),
    source,
  );
  const used = given.filter((name) => new RegExp(`\\b${name}\\b`).test(variation.source));
  const right = [...written.map((name) => `${name}: our_${name}`), ...used].join(", ");
  return [
    ours,
    `const given_${tag}: any = { ${right} };`,
    `const varied_${tag}: any = { ...given_${tag}, ...((${variation.source}) as any)(given_${tag}) };`,
    ...written.map(
      (name) => `function ${name}(...args: any[]): any { return varied_${tag}.${name}(...args); }`,
    ),
  ].join("\n");
}

/**
 * The master with a variation in the place of our answer to each exercise, written as a student's cells could be.
 * @param variationOf which one
 */
export function variedNotebook(
  master: Notebook,
  unit: CompleteUnit,
  variationOf: (exercise: Complete) => WrittenVariation,
): Notebook {
  const given = givenNames(unit);
  const varied = new Map(unit.exercises.map((exercise) => [`ex-${exercise.id.replace(".", "-")}`, exercise]));
  const cells = master.cells.map((cell) => {
    const exercise = varied.get(gradeMetadata(cell)?.grade_id ?? "");
    if (!exercise) return cell;
    return { ...cell, source: variedSource(cell.source, variationOf(exercise), exercise, given) };
  });
  return { ...master, cells };
}
