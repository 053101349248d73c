import type { GridMap } from "../envs/grids/gridMap";
import { createTableWorld, type NextTable } from "../envs/grids/gridTable";
import { normaliseWeights, type ModelClass } from "./modelClass";

/** A step that was seen: action a in state s led to s′. */
export interface SeenStep {
  state: number;
  action: number;
  next: number;
}

/**
 * The deterministic model that believes what it has seen last, and the prior where it has seen nothing:
 * next[s][a] = the latest s′ that followed (s, a) in the data; prior[s][a] if none did. The prior stays as it is.
 *
 * @param data In the order in which it was seen. @param prior [S][A] @returns [S][A]
 * @see exercise 02.1
 */
export function fitTabularWithPrior(
  data: readonly SeenStep[],
  prior: readonly (readonly number[])[],
): NextTable {
  // BEGIN SOLUTION 02.1
  const next = prior.map((row) => [...row]);
  for (const step of data) next[step.state][step.action] = step.next;
  return next;
  // END SOLUTION
}

/** The share of the steps whose next state the table has wrong; 0 for no data. */
export function tabularLoss(next: readonly (readonly number[])[], data: readonly SeenStep[]): number {
  if (data.length === 0) return 0;
  return data.filter((step) => next[step.state][step.action] !== step.next).length / data.length;
}

/** All deterministic tables over the cells of a map whose costs are known. A weight says only whether a batch counts at all:
 *  a world without chance contradicts nothing that it has shown. */
export function tabularWithPrior(map: GridMap): ModelClass<NextTable, number, number> {
  return {
    fit: (batches, prior) =>
      fitTabularWithPrior(
        normaliseWeights(batches).flatMap(({ data }) => data),
        prior,
      ),
    loss: tabularLoss,
    asWorld: (next) => createTableWorld(map, next),
  };
}
