import { gridActions, gridCost, type GridMap } from "../envs/grids/gridMap";
import type { Policy as WorldPolicy } from "../envs/world";
import { createFiniteHorizonMdp, type FiniteHorizonMdp } from "../tabular/finiteHorizon";
import type { Policy } from "../tabular/mdp";

/** An episode of H steps on a map, as a finite-horizon MDP with the COSTS of the map.
 *  @param outcomes What an action may lead to; the probabilities sum to 1.
 *  @throws RangeError if they do not, or H is no positive integer. */
export function gridMdp(
  map: GridMap,
  outcomes: (state: number, action: number) => readonly { next: number; probability: number }[],
  H: number,
): FiniteHorizonMdp {
  const cells = Array.from({ length: map.height * map.width }, (_, cell) => cell);
  const probabilities = (state: number, action: number) => {
    const row = cells.map(() => 0);
    for (const { next, probability } of outcomes(state, action)) row[next] += probability;
    return row;
  };
  return createFiniteHorizonMdp({
    P: cells.map((state) => gridActions.map((_, action) => probabilities(state, action))),
    C: cells.map((state) => gridActions.map(() => gridCost(map, state))),
    H,
    mu: cells.map((state) => (state === map.start ? 1 : 0)),
  });
}

/** The deterministic policies of the H steps [H][S][A] as one policy π(s, t) that a world can be run with. */
export function followSteps(policies: readonly Policy[]): WorldPolicy<number, number> {
  return (state, t) => policies[t][state].indexOf(1);
}
