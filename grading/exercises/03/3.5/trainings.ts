import { argument, grant } from "../../../checks/granted/grant";
import { integer } from "../../../checks/granted/kinds";

/** Trainings for a student's code. @param error of codes of this size, trained with this seed */
export const grantTraining = (
  error: (size: number, seed: number) => number,
): ((size: number, seed: number) => number) =>
  grant("run", [argument("size", integer(-1e9, 1e9)), argument("seed", integer(-1e9, 1e9))], error);

/** Errors from a table: size → seed → error. What is not in it has an error of 1. */
export const fromTable =
  (table: Record<number, Record<number, number>>) =>
  (size: number, seed: number): number => {
    const known = Object.hasOwn(table, size) ? table[size] : {};
    return Object.hasOwn(known, seed) ? known[seed] : 1;
  };
