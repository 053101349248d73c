import type { PromisedAndReal } from "lib/agents/horizonSweep";
import { argument, grant } from "../../../checks/granted/grant";
import { integer } from "../../../checks/granted/kinds";

/** Trainings in imagination. */
export type Training = (horizon: number, seed: number) => PromisedAndReal;

/** Trainings for a student's code. @param outcome of this horizon with this seed */
export const grantTraining = (outcome: Training): Training =>
  grant("run", [argument("horizon", integer(-1e9, 1e9)), argument("seed", integer(-1e9, 1e9))], outcome);

/** Outcomes from a table: horizon → seed → [promised, real]. What is not in it promised and got 0. */
export const fromTable =
  (table: Record<number, Record<number, readonly [number, number]>>): Training =>
  (horizon, seed) => {
    const known = Object.hasOwn(table, horizon) ? table[horizon] : {};
    const [promised, real] = Object.hasOwn(known, seed) ? known[seed] : [0, 0];
    return { promised, real };
  };
