import { savedOutputs } from "lib/jupyter/teaching/savedOutputs";
import type { LoadedUnit } from "../checks/loadUnit";
import type { ExerciseResult } from "../report/results";
import { exercisePlaces } from "./exercisePlaces";

/** What a check's output carries of its result. */
export interface StoredCheck {
  unit: string;
  exercise: string;
  /** Of public checks. */
  points: number;
  passed: boolean;
}

/** How far a student is in a notebook, by public checks. */
export interface SoFar {
  points: number;
  /** All that there are in the notebook, for hidden checks too. */
  of: number;
  /** Exercises that pass, of all that checks judge. */
  passed: number;
  exercises: number;
  /** Where the notebook says that one is: "section 3 of 7 · about 60 minutes left". */
  section?: string;
}

const here = new Map<string, StoredCheck>();

const isStored = (value: unknown): value is StoredCheck => {
  const { unit, exercise, points, passed } = (value ?? {}) as Record<string, unknown>;
  return [unit, exercise].every((name) => typeof name === "string") && typeof points === "number" && typeof passed === "boolean"; // prettier-ignore
};

/** Notes a result. @returns what its output is to carry */
export function noteCheck({ id: unit }: LoadedUnit, { id, points, status }: ExerciseResult): StoredCheck {
  const stored = { unit, exercise: id, points, passed: status === "pass" };
  here.set(`${unit}/${id}`, stored);
  return stored;
}

/** The results of this kernel, and for other exercises those that the notebook was saved with.
 *  @param exercise One of the notebook's, whose section is told. */
export function soFar(unit: LoadedUnit, exercise: string): SoFar {
  const known = new Map<string, StoredCheck>();
  for (const { check } of savedOutputs())
    if (isStored(check) && check.unit === unit.id) known.set(check.exercise, check);
  for (const check of here.values()) if (check.unit === unit.id) known.set(check.exercise, check);
  const places = exercisePlaces(unit);
  const at = places.get(exercise);
  const beside = unit.exercises.filter(({ id }) => places.get(id)?.notebook === at?.notebook);
  const checks = beside.flatMap(({ id }) => known.get(id) ?? []);
  return {
    points: sum(checks.map(({ points }) => points)),
    of: sum(beside.map(({ id }) => places.get(id)?.points ?? 0)),
    passed: checks.filter(({ passed }) => passed).length,
    exercises: beside.length,
    ...(at?.section !== undefined && { section: at.section }),
  };
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
