export { multiply, singularValues, transpose } from "./core/matrix";
export { dot, mean, sum } from "./core/metrics";
export { type Answers03 } from "./experiments/03-autoencoders/answers";
export { drawLinearTwin, linearTwin } from "./experiments/03-autoencoders/linearTwin";
export { drawVaes, vaeRuns } from "./experiments/03-autoencoders/vaeRun";
export { type ElboTerms, type VaeBatch } from "./models/negativeElbo";
