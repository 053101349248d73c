import type { Mdp, Policy, StateAction, Transitions } from "../../tabular/mdp";

/** The terms of (PDPM), each with its factor. */
export interface PdpmTerms {
  planning: number;
  learnerModelErr: number;
  expertModelErr: number;
  gap: number;
}

/** What a student of notebook 01 has written, as the experiments call it; the exercises say what each does. */
export interface OwnFunctions {
  evalPolicy(m: Mdp, pi: Policy): number[];
  occupancy(m: Mdp, pi: Policy): number[][];
  planInModel(m: Mdp): Policy;
  simulationGap(world: Mdp, model: Mdp, pi: Policy): { gap: number; bound: number };
  performanceDifference(m: Mdp, piNew: Policy, piOld: Policy): number;
  pdpmTerms(world: Mdp, model: Mdp, piHat: Policy, piStar: Policy): PdpmTerms;
  oneStepLoss(
    world: Transitions,
    model: Transitions,
    data: StateAction[],
    kind: "l1" | "zeroOne" | "nll",
  ): number;
  momentLoss(world: Transitions, model: Transitions, data: StateAction[], V: number[]): number;
  hedge(losses: number[][], eta: number): number[][];
  tightBound(gamma: number, epsilon: number): number;
}
