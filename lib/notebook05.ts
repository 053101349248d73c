export { type GameScore } from "./core/gamerNormalised";
export { mean, median, sum } from "./core/metrics";
export { type RemoteWorld } from "./envs/remoteEnvironment";
export { drawArcade } from "./experiments/05-dreamer-v2/arcade";
export { drawBeliefsMeet } from "./experiments/05-dreamer-v2/beliefsMeet";
export { briefTraining } from "./experiments/05-dreamer-v2/briefTraining";
export { catchDreamerV2 } from "./experiments/05-dreamer-v2/catchDreamerV2";
export { drawShares, showDraws } from "./experiments/05-dreamer-v2/draws";
export { drawExploration, exploration, showKeyDoor } from "./experiments/05-dreamer-v2/exploration";
export {
  drawCrispness,
  drawImagined,
  showBalances,
  showMeasures,
} from "./experiments/05-dreamer-v2/forkDrawings";
export { drawAverages, showFork } from "./experiments/05-dreamer-v2/forkPictures";
export { showMontezuma } from "./experiments/05-dreamer-v2/montezuma";
export { drawPriceOfOneMode } from "./experiments/05-dreamer-v2/priceOfOneMode";
export { quiz05 } from "./experiments/05-dreamer-v2/quizQuestions";
export { drawMedians } from "./experiments/05-dreamer-v2/scores";
export { trainFork } from "./experiments/05-dreamer-v2/trainFork";
export { showWhoMoves } from "./experiments/05-dreamer-v2/whoMovesTable";
export { predict, predicted } from "./jupyter/teaching/predict";
export { quiz } from "./jupyter/teaching/quiz";
export { type ChoiceCodeParams, trainChoiceCode } from "./models/futures/choiceCode";
export { type LatentCapacity } from "./nn/discrete/latentCapacity";
export { sampleGradients } from "./nn/discrete/sampleGradients";
export { softmax } from "./nn/discrete/softmax";
export { stopGradient } from "./nn/stopGradient";
export { balanceGradients } from "./objectives/balanceGradients";
export { type BeliefLogits } from "./objectives/balanceStep";
