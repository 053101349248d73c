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

/** Where an exercise stands. */
export interface ExercisePlace {
  /** Its points in all, hidden checks included, as nbgrader's metadata in the notebook has them. */
  points: number;
  /** The short name of its notebook, "02x". */
  notebook: string;
  /** What the line below its section's heading says: "section 3 of 7 · about 60 minutes left". */
  section?: string;
}

const known = new Map<string, Map<string, ExercisePlace>>();

/** "section 3 of 7 · about 60 minutes left" of the line below a section's heading. */
const sectionLine = (text: string): string | undefined =>
  /<small>(section \d+ of \d+ · about \d+ minutes left)/.exec(text)?.[1];

function placesIn({ name, master }: Part): [string, ExercisePlace][] {
  const places = new Map<string, ExercisePlace>();
  let section: string | undefined;
  for (const cell of master.cells) {
    section = (cell.cell_type === "markdown" ? sectionLine(cell.source) : undefined) ?? section;
    const grade = gradeMetadata(cell);
    const id = /^check-/.test(grade?.grade_id ?? "") ? exerciseOf(grade?.grade_id) : undefined;
    if (id === undefined || grade?.points === undefined) continue;
    const points = (places.get(id)?.points ?? 0) + grade.points;
    places.set(id, { points, notebook: name, ...(section !== undefined && { section }) });
  }
  return [...places];
}

/** Where the exercises of a unit that checks judge stand, by id; one that its notebooks do not have is not there. */
export function exercisePlaces(unit: LoadedUnit): ReadonlyMap<string, ExercisePlace> {
  const places = known.get(unit.id) ?? new Map(originalParts(unit).flatMap(placesIn));
  known.set(unit.id, places);
  return places;
}

/** The result of public checks as a part of all points of its exercise. */
export function ofAll(unit: LoadedUnit, result: ExerciseResult): ExerciseResult {
  return { ...result, of: exercisePlaces(unit).get(result.id)?.points ?? result.of };
}
