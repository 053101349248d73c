export { solveLinear } from "./core/linearSolve";
export {
  add,
  conditionNumber,
  identity,
  maxAbs,
  multiply,
  multiplyVector,
  scale,
  transpose,
} from "./core/matrix";
export { dot, mean, median, sum } from "./core/metrics";
export { drawBudgets, spendBudgets } from "./experiments/02-ross-bagnell/budgets";
export { drawBugHunt } from "./experiments/02-ross-bagnell/bugHunt";
export { carPromises } from "./experiments/02-ross-bagnell/carPromises";
export { drawCarDrives, drawCarPromises } from "./experiments/02-ross-bagnell/carPromisesDrawing";
export { comparePlanners } from "./experiments/02-ross-bagnell/comparePlanners";
export { drawPlanners } from "./experiments/02-ross-bagnell/comparePlannersDrawing";
export { showDoorAndBridge } from "./experiments/02-ross-bagnell/doorAndBridgeDrawing";
export { doorRuns } from "./experiments/02-ross-bagnell/doorRuns";
export { drawDoorRuns, drawDoorWalks } from "./experiments/02-ross-bagnell/doorRunsDrawing";
export { drawFlights, helicopterFlights } from "./experiments/02-ross-bagnell/helicopterFlights";
export { iceRounds } from "./experiments/02-ross-bagnell/iceRounds";
export { drawIceRounds, drawIceWalks } from "./experiments/02-ross-bagnell/iceRoundsDrawing";
export { showLoop } from "./experiments/02-ross-bagnell/loopDrawing";
export { lossVersusCost } from "./experiments/02-ross-bagnell/lossVersusCost";
export { drawLossVersusCost } from "./experiments/02-ross-bagnell/lossVersusCostDrawing";
export { drawMixShares, mixShares } from "./experiments/02-ross-bagnell/mixShares";
export { pendulumFourWays, pendulumRun } from "./experiments/02-ross-bagnell/pendulumFourWays";
export {
  drawFourWays,
  drawPendulumModels,
  drawSwings,
} from "./experiments/02-ross-bagnell/pendulumFourWaysDrawing";
export { quiz02 } from "./experiments/02-ross-bagnell/quizQuestions";
export { theoremCurves } from "./experiments/02-ross-bagnell/regret";
export { drawRegret, regretCurves } from "./experiments/02-ross-bagnell/regretCurves";
export { drawShakingHands, shakingHands } from "./experiments/02-ross-bagnell/shakingHands";
export { drawSwitchingFits, switchingFits } from "./experiments/02-ross-bagnell/switchingFits";
export { drawTheorem } from "./experiments/02-ross-bagnell/theoremDrawing";
export { predict, predicted } from "./jupyter/teaching/predict";
export { quiz } from "./jupyter/teaching/quiz";
export { type LoopTask } from "./modelLearning/loopTask";
export { type WeightedBatch } from "./modelLearning/modelClass";
export { followTheLeader, hindsightLoss, roundLoss, type Round } from "./modelLearning/regret";
export { type LoopResult } from "./modelLearning/rossBagnell";
