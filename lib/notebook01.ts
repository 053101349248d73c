export { solveLinear } from "./core/linearSolve";
export { dot, mean, totalVariation } from "./core/metrics";
export { compareCandidates, tabulateCandidates } from "./experiments/01-simulation-lemma/candidates";
export { compoundingErrors, drawCompounding } from "./experiments/01-simulation-lemma/compounding";
export { drawHedgeWeights, hedgeWeights } from "./experiments/01-simulation-lemma/hedgeWeights";
export { showLeakChain } from "./experiments/01-simulation-lemma/leakChainDrawing";
export { drawLeakCurves, leakCurves } from "./experiments/01-simulation-lemma/leakCurves";
export { drawLeakSliders } from "./experiments/01-simulation-lemma/leakSliders";
export { drawLossScatter, lossScatter } from "./experiments/01-simulation-lemma/lossScatter";
export { quiz01 } from "./experiments/01-simulation-lemma/quizQuestions";
export { drawRoadStories, roadStories } from "./experiments/01-simulation-lemma/roadStories";
export { showThreeTerms } from "./experiments/01-simulation-lemma/threeTermsDrawing";
export { showTwoCorridors } from "./experiments/01-simulation-lemma/twoCorridorsDrawing";
export { showTwoRoads } from "./experiments/01-simulation-lemma/twoRoadsDrawing";
export { showWideTree } from "./experiments/01-simulation-lemma/wideTreeDrawing";
export { markdown } from "./jupyter/display/markdown";
export { predict, predicted } from "./jupyter/teaching/predict";
export { quiz } from "./jupyter/teaching/quiz";
export {
  policyRewards,
  policyTransitions,
  type Mdp,
  type Policy,
  type StateAction,
  type Transitions,
} from "./tabular/mdp";
export { qValues } from "./tabular/qValues";
