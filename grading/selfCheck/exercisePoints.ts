import { existsSync } from "node:fs";
import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";
import type { LoadedUnit } from "../checks/loadUnit";
import { exerciseOf, gradeMetadata } from "../notebook/nbgrader";
import { notebookNames, type Part, shortName } from "../notebook/parts";
import { repositoryRoot } from "../notebook/repository";
import { stripNotebook } from "../notebook/strip";
import type { ExerciseResult } from "../report/results";

/** Where a student's package keeps a notebook of a unit as it was handed out. */
export const releasedNotebook = (root: string, unit: string, file: string): string =>
  path.join(root, "grading", "exercises", unit, "released", file);

/** The notebooks of a unit: as handed out, in the master repository the masters too. */
export function originalParts({ id, ...unit }: Pick<LoadedUnit, "id" | "notebook" | "extra">): Part[] {
  const root = repositoryRoot();
  return notebookNames(unit).map((file) => {
    const released = releasedNotebook(root, id, file);
    const given = existsSync(released);
    const master = readNotebook(given ? released : path.join(root, "notebooks", file));
    return { name: shortName(file), master, released: given ? master : stripNotebook(master) };
  });
}

const known = new Map<string, Map<string, number>>();

/** The points of an exercise in all, hidden checks included, as nbgrader's metadata in the notebook has them; undefined where it has none. */
export function exercisePoints(unit: LoadedUnit, exercise: string): number | undefined {
  let points = known.get(unit.id);
  if (!points) {
    points = new Map();
    for (const cell of originalParts(unit).flatMap(({ master }) => master.cells)) {
      const grade = gradeMetadata(cell);
      const id = /^check-/.test(grade?.grade_id ?? "") ? exerciseOf(grade?.grade_id) : undefined;
      if (id !== undefined && grade?.points !== undefined)
        points.set(id, (points.get(id) ?? 0) + grade.points);
    }
    known.set(unit.id, points);
  }
  return points.get(exercise);
}

/** The result of public checks as a part of all points of its exercise. */
export function ofAll(unit: LoadedUnit, result: ExerciseResult): ExerciseResult {
  return { ...result, of: exercisePoints(unit, result.id) ?? result.of };
}
