export { solveLinear } from "./core/linearSolve";
export { add, conditionNumber, maxAbs, multiply, scale, transpose } from "./core/matrix";
export { dot, mean, median } from "./core/metrics";
export { drawBudgets, spendBudgets } from "./experiments/02-ross-bagnell/budgets";
export { drawBugHunt } from "./experiments/02-ross-bagnell/bugHunt";
export { carPromises } from "./experiments/02-ross-bagnell/car/carPromises";
export { drawCarDrives, drawCarPromises } from "./experiments/02-ross-bagnell/car/carPromisesDrawing";
export { showDoorAndBridge } from "./experiments/02-ross-bagnell/grids/doorAndBridgeDrawing";
export { doorRuns } from "./experiments/02-ross-bagnell/grids/doorRuns";
export { drawDoorRuns, drawDoorWalks } from "./experiments/02-ross-bagnell/grids/doorRunsDrawing";
export { iceRounds } from "./experiments/02-ross-bagnell/grids/iceRounds";
export { drawIceRounds, drawIceWalks } from "./experiments/02-ross-bagnell/grids/iceRoundsDrawing";
export { showLoop } from "./experiments/02-ross-bagnell/loopDrawing";
export { comparePlanners } from "./experiments/02-ross-bagnell/pendulum/comparePlanners";
export { drawPlanners } from "./experiments/02-ross-bagnell/pendulum/comparePlannersDrawing";
export { lossVersusCost } from "./experiments/02-ross-bagnell/pendulum/lossVersusCost";
export { drawLossVersusCost } from "./experiments/02-ross-bagnell/pendulum/lossVersusCostDrawing";
export { drawMixShares, mixShares } from "./experiments/02-ross-bagnell/pendulum/mixShares";
export { pendulumFourWays, pendulumRun } from "./experiments/02-ross-bagnell/pendulum/pendulumFourWays";
export {
  drawFourWays,
  drawPendulumModels,
  drawSwings,
} from "./experiments/02-ross-bagnell/pendulum/pendulumFourWaysDrawing";
export { drawShakingHands, shakingHands } from "./experiments/02-ross-bagnell/pendulum/shakingHands";
export { quiz02 } from "./experiments/02-ross-bagnell/quizQuestions";
export { theoremCurves } from "./experiments/02-ross-bagnell/regret/regret";
export { drawTheorem } from "./experiments/02-ross-bagnell/regret/theoremDrawing";
export { predict, predicted } from "./jupyter/teaching/predict";
export { quiz } from "./jupyter/teaching/quiz";
export { type LoopTask } from "./modelLearning/loopTask";
export { type WeightedBatch } from "./modelLearning/modelClass";
export { type LoopResult } from "./modelLearning/rossBagnell";
