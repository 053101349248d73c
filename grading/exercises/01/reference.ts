import { solveLinear } from "lib/core/linearSolve";
import { dot, mean, totalVariation } from "lib/core/metrics";
import { slLine1, slLine2, slLine3 } from "lib/tabular/derivation";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { hedge } from "lib/tabular/hedge";
import { deterministicPolicy, policyRewards, policyTransitions } from "lib/tabular/mdp";
import { momentLoss } from "lib/tabular/momentLoss";
import { occupancy } from "lib/tabular/occupancy";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { pdamTerms } from "lib/tabular/pdamTerms";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { performanceDifference } from "lib/tabular/performanceDifference";
import { planInModel } from "lib/tabular/planInModel";
import { qValues } from "lib/tabular/qValues";
import { sampledMomentLoss } from "lib/tabular/sampledMomentLoss";
import { simulationGap } from "lib/tabular/simulationGap";
import { tightBound } from "lib/tabular/worlds/tightBound";
import type { Functions01 } from "./functions";

/** Our own answers to the exercises of notebook 01. */
const answers: Functions01 = {
  evalPolicy,
  occupancy,
  planInModel,
  simulationGap,
  slLine1,
  slLine2,
  slLine3,
  performanceDifference,
  pdpmTerms,
  oneStepLoss,
  momentLoss,
  hedge,
  tightBound,
  pdamTerms,
};

/** The functions of lib that the notebook is given. */
export const given = {
  deterministicPolicy,
  dot,
  mean,
  policyRewards,
  policyTransitions,
  qValues,
  sampledMomentLoss,
  solveLinear,
  totalVariation,
};

/** Answers and given functions by name: the argument of `Variation.implement`. */
export const reference = { ...given, ...answers };

/** The type of `reference`: every name that a variation may use. */
export type Reference01 = Functions01 & typeof given;
