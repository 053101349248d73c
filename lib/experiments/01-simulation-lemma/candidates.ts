import { table } from "../../jupyter/display/table";
import { corridors } from "../../tabular/worlds/corridors";
import {
  evalFiniteHorizon,
  exactEpisodes,
  expectedCost,
  planFiniteHorizon,
} from "../../tabular/finiteHorizon";
import type { OwnFunctions } from "./ownFunctions";

/** A model of Two Corridors: its losses on half expert, half learner data, and the cost of its plan. */
export interface Candidate {
  model: "A" | "B";
  l1: number;
  zeroOne: number;
  nll: number;
  moment: number;
  promisedCost: number;
  realCost: number;
}

/** Models A and B of Two Corridors(K). */
export interface Comparison {
  K: number;
  candidates: Candidate[];
}

/** Compares A and B; every number is exact. @throws RangeError if K is not an integer of at least 2 */
export function compareCandidates(
  K: number,
  { oneStepLoss, momentLoss }: Pick<OwnFunctions, "oneStepLoss" | "momentLoss">,
): Comparison {
  const world = corridors(K, "world");
  const expert = planFiniteHorizon(world);
  const candidates = (["A", "B"] as const).map((name) => {
    const model = corridors(K, name);
    const learner = planFiniteHorizon(model);
    const data = [expert, learner].flatMap((pi) => exactEpisodes(world, pi, 1));
    return {
      model: name,
      l1: oneStepLoss(world, model, data, "l1"),
      zeroOne: oneStepLoss(world, model, data, "zeroOne"),
      nll: oneStepLoss(world, model, data, "nll"),
      moment: momentLoss(world, model, data, evalFiniteHorizon(model, learner)[0]),
      promisedCost: expectedCost(model, learner),
      realCost: expectedCost(world, learner),
    };
  });
  return { K, candidates };
}

/** The candidates as a table, above the bets on them. */
export function tabulateCandidates(
  { K, candidates }: Comparison,
  bets: { lowerLoss: string; betterPolicy: string },
): void {
  const rows = candidates.map(({ model, l1, zeroOne, nll, moment, promisedCost, realCost }) => ({
    model,
    L1: l1,
    "0/1": zeroOne,
    "log loss": nll,
    "moment loss": moment,
    "promised cost": promisedCost,
    "real cost": realCost,
  }));
  table(rows, {
    caption: `Two Corridors(${K}), half expert and half learner data`,
    digits: 3,
    note: `Your bets: lower loss ${bets.lowerLoss}, better policy ${bets.betterPolicy}.`,
  });
}
