export { solveLinear } from "./core/linearSolve";
export { dot, mean, totalVariation } from "./core/metrics";
export { compareCandidates, tabulateCandidates } from "./experiments/01-simulation-lemma/candidates";
export { compoundingErrors, drawCompounding } from "./experiments/01-simulation-lemma/compounding";
export { drawHedgeWeights, hedgeWeights } from "./experiments/01-simulation-lemma/hedgeWeights";
export { drawLeakCurves, leakCurves } from "./experiments/01-simulation-lemma/leakCurves";
export { drawLeakSliders } from "./experiments/01-simulation-lemma/leakSliders";
export { drawLossScatter, lossScatter } from "./experiments/01-simulation-lemma/lossScatter";
export { drawRoadStories, roadStories } from "./experiments/01-simulation-lemma/roadStories";
export { drawTightness, tightness } from "./experiments/01-simulation-lemma/tightness";
export {
  policyRewards,
  policyTransitions,
  type Mdp,
  type Policy,
  type StateAction,
  type Transitions,
} from "./tabular/mdp";
export { qValues } from "./tabular/qValues";
