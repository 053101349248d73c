import type { Check, Exercise, Unit } from "../checks/exercise";
import type { LoadedUnit } from "../checks/loadUnit";

/** What is known of a check where it does not run. */
export type CheckSheet = Pick<Check, "id" | "title" | "points">;

/** An exercise without what runs. */
export interface ExerciseSheet extends Omit<Exercise, "checks"> {
  checks: CheckSheet[];
  hidden: CheckSheet[];
}

/** A unit as plain data: all that a grader needs besides the process in which its checks run. */
export interface UnitSheet extends Unit {
  exercises: ExerciseSheet[];
}

const checkSheet = ({ id, title, points }: CheckSheet): CheckSheet => ({ id, title, points });

/** The sheet of a unit. */
export function sheetOf({ id, notebook, extra, order, completion, exercises }: LoadedUnit): UnitSheet {
  return {
    id,
    notebook,
    ...(extra !== undefined && { extra }),
    order,
    completion,
    exercises: exercises.map((exercise) => ({
      id: exercise.id,
      title: exercise.title,
      track: exercise.track,
      functions: exercise.functions,
      uses: exercise.uses,
      ...(exercise.needs && { needs: exercise.needs }),
      section: exercise.section,
      checks: exercise.checks.map(checkSheet),
      hidden: exercise.hidden.map(checkSheet),
    })),
  };
}
