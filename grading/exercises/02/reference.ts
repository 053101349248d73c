import { solveLinear } from "lib/core/linearSolve";
import {
  add,
  conditionNumber,
  identity,
  maxAbs,
  multiply,
  multiplyVector,
  scale,
  transpose,
} from "lib/core/matrix";
import { dot, mean, median, sum } from "lib/core/metrics";
import { bestOfSequence } from "lib/modelLearning/bestOfSequence";
import { compareData } from "lib/modelLearning/compareData";
import { momentMatching } from "lib/modelLearning/momentMatching";
import { optimismGap } from "lib/modelLearning/optimismGap";
import { averageRegret, followTheLeader, hindsightLoss, roundLoss } from "lib/modelLearning/regret";
import { regretLine1, regretLine2, regretLine3 } from "lib/modelLearning/regretProof";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { fitTabularWithPrior } from "lib/modelLearning/tabularWithPrior";
import { lqr } from "lib/planning/lqr";
import type { Functions02 } from "./functions";

/** The loop's own weights, as they come: lib's `fitLinearRidge` makes them sum to 1, the notebook's does not. */
const fitLinearRidge: Functions02["fitLinearRidge"] = (batches, lambda, prior) => {
  const W0 = prior.A.map((row, i) => [...row, ...prior.B[i]]); // [n, n + m]
  const left = W0[0].map((_, i) => W0[0].map((_, j) => (i === j ? lambda : 0))); // [n + m, n + m]
  const right = W0.map((row) => row.map(() => 0)); // [n, n + m]
  for (const { weight, data } of batches) {
    for (const { state, action, next } of data) {
      const z = [...state, ...action];
      const r = next.map((x, k) => x - dot(W0[k], z));
      left.forEach((row, i) => row.forEach((_, j) => (row[j] += (weight / data.length) * z[i] * z[j])));
      right.forEach((row, k) => row.forEach((_, j) => (row[j] += (weight / data.length) * r[k] * z[j])));
    }
  }
  const W = right.map((row, k) => solveLinear(left, row).map((change, j) => W0[k][j] + change));
  return { A: W.map((row) => row.slice(0, W.length)), B: W.map((row) => row.slice(W.length)) };
};

/** Our own answers to the exercises of notebook 02. */
const answers: Functions02 = {
  fitTabularWithPrior,
  rossBagnell: (task, iterations, expertShare) => rossBagnell(task, iterations, expertShare),
  fitLinearRidge,
  lqr: (A, B, Q, R) => lqr(A, B, Q, R).K,
  compareData,
  excitation: (data) => conditionNumber(data.map(({ state, action }) => [...state, ...action])),
  bestOfSequence: (policies, _promised, execute, seeds) => bestOfSequence(policies, execute, seeds).bestIndex,
  optimismGap,
  diagnose: () => ({ A: "no aggregation", B: "last policy", C: "model data", D: "weights by count" }),
  averageRegret,
  regretLine1,
  regretLine2,
  regretLine3,
  momentMatching,
};

/** The functions of lib that the notebook is given. */
export const given = {
  add,
  conditionNumber,
  dot,
  followTheLeader,
  hindsightLoss,
  identity,
  maxAbs,
  mean,
  median,
  multiply,
  multiplyVector,
  roundLoss,
  scale,
  solveLinear,
  sum,
  transpose,
};

/** Answers and given functions by name: the argument of `Variation.implement`. */
export const reference = { ...given, ...answers };

/** The type of `reference`: every name that a variation may use. */
export type Reference02 = Functions02 & typeof given;
