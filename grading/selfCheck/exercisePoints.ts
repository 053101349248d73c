import { existsSync } from "node:fs";
import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";
import type { LoadedUnit } from "../grade/loadUnit";
import { exerciseOf, gradeMetadata } from "../notebook/nbgrader";
import { repositoryRoot } from "../notebook/repository";
import type { ExerciseResult } from "../report/results";

/** Where a student's package keeps the notebook of a unit as it was handed out. */
export function releasedNotebook(root: string, unit: string): string {
  return path.join(root, "grading", "exercises", unit, "released.ipynb");
}

/** The notebook of a unit: as handed out, in the master repository the master. */
export function originalNotebook({ id, notebook }: LoadedUnit): string {
  const root = repositoryRoot();
  const released = releasedNotebook(root, id);
  return existsSync(released) ? released : path.join(root, "notebooks", notebook);
}

const known = new Map<string, Map<string, number>>();

/** The points of an exercise in all, hidden checks included, as nbgrader's metadata in the notebook has them; undefined where it has none. */
export function exercisePoints(unit: LoadedUnit, exercise: string): number | undefined {
  const file = originalNotebook(unit);
  let points = known.get(file);
  if (!points) {
    points = new Map();
    for (const cell of readNotebook(file).cells) {
      const grade = gradeMetadata(cell);
      const id = /^check-/.test(grade?.grade_id ?? "") ? exerciseOf(grade?.grade_id) : undefined;
      if (id !== undefined && grade?.points !== undefined)
        points.set(id, (points.get(id) ?? 0) + grade.points);
    }
    known.set(file, points);
  }
  return points.get(exercise);
}

/** The result of public checks as a part of all points of its exercise. */
export function ofAll(unit: LoadedUnit, result: ExerciseResult): ExerciseResult {
  return { ...result, of: exercisePoints(unit, result.id) ?? result.of };
}
