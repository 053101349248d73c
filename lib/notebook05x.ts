export { sum } from "./core/metrics";
export { drawMixtures } from "./experiments/05-dreamer-v2/mixtureNames";
export { drawBias } from "./experiments/05-dreamer-v2/straightThroughBias";
export { type ValuedDraw } from "./nn/discrete/discreteGradients";
export { softmax } from "./nn/discrete/softmax";
export { type NormalMixture } from "./objectives/mixtures";
