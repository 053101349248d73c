import { savedOutputs } from "lib/jupyter/teaching/savedOutputs";
import type { LoadedUnit } from "../checks/loadUnit";
import type { ExerciseResult } from "../report/results";

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
  /** Exercises that pass, of all that checks judge. */
  passed: number;
  exercises: number;
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

/** The results of this kernel, and for other exercises those that the notebook was saved with. */
export function soFar({ id: unit, exercises }: LoadedUnit): SoFar {
  const known = new Map<string, StoredCheck>();
  for (const { check } of savedOutputs())
    if (isStored(check) && check.unit === unit) known.set(check.exercise, check);
  for (const check of here.values()) if (check.unit === unit) known.set(check.exercise, check);
  const checks = exercises.flatMap(({ id }) => known.get(id) ?? []);
  return {
    points: checks.reduce((sum, { points }) => sum + points, 0),
    passed: checks.filter(({ passed }) => passed).length,
    exercises: exercises.length,
  };
}
