import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Check, Exercise, Misconception, Unit } from "./exercise";

/** Our own implementations by name, and what the notebook is given: the argument of `Variation.implement`. */
export type Functions = Record<string, (...args: never[]) => unknown>;

/** An exercise with the parts that are never released, where they are there. */
export interface LoadedExercise extends Exercise {
  hidden: Check[];
  misconceptions: Misconception<Functions>[];
}

/** A notebook's exercises; in a student's package without reference, hidden checks and misconceptions. */
export interface LoadedUnit extends Unit {
  exercises: LoadedExercise[];
  reference?: Functions;
}

/** Where the units are, beside this module. */
const ourExercises = join(__dirname, "..", "exercises");

/** The module at this path, or undefined where there is no such file. */
function optional(path: string): Record<string, unknown> | undefined {
  if (![".js", ".ts"].some((ending) => existsSync(path + ending))) return undefined;

  return require(path) as Record<string, unknown>;
}

function loadExercise(folder: string, id: string): LoadedExercise[] {
  const shown = optional(join(folder, id, "public"));
  if (!shown) return [];
  return [
    {
      ...(shown.exercise as Exercise),
      hidden: (optional(join(folder, id, "hidden"))?.hidden ?? []) as Check[],
      misconceptions: (optional(join(folder, id, "misconceptions"))?.misconceptions ??
        []) as Misconception<Functions>[],
    },
  ];
}

/** The unit of a notebook, "01" (or "01x", where there is such), with what its folder holds.
 *  @param exercises The folder of the units.
 *  @throws RangeError if there is none. */
export function loadUnit(notebook: string, exercises = ourExercises): LoadedUnit {
  const [, id, second] = /^(\d\d)(x?)$/.exec(notebook) ?? [];
  const folder = join(exercises, id ?? "");
  const unit = id === undefined ? undefined : (optional(join(folder, "unit"))?.unit as Unit | undefined);
  if (!unit || (second && unit.extra === undefined))
    throw new RangeError(`There are no exercises for notebook "${notebook}"; give it as two digits: 01.`);
  const reference = optional(join(folder, "reference"))?.reference as Functions | undefined;
  return {
    ...unit,
    exercises: unit.order.flatMap((id) => loadExercise(folder, id)),
    ...(reference && { reference }),
  };
}
