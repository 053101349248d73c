import { gamerNormalised, medianNormalised } from "lib/core/gamerNormalised";
import { mean, median, sum } from "lib/core/metrics";
import { standardErrorsOff } from "lib/core/standardErrorsOff";
import { briefTraining } from "lib/experiments/05-dreamer-v2/briefTraining";
import { averageFuture } from "lib/models/futures/averageFuture";
import { trainChoiceCode } from "lib/models/futures/choiceCode";
import { crispness } from "lib/models/futures/crispness";
import { modeShares } from "lib/models/futures/modeShares";
import { klCategorical, sampleOneHotSt } from "lib/nn/categorical";
import { exactGradient, straightThroughMean, twoSampleGradient } from "lib/nn/discrete/discreteGradients";
import { latentCapacity } from "lib/nn/discrete/latentCapacity";
import { sampleGradients } from "lib/nn/discrete/sampleGradients";
import { softmax } from "lib/nn/discrete/softmax";
import { stopGradient } from "lib/nn/stopGradient";
import { balanceGradients } from "lib/objectives/balanceGradients";
import { balanceStep } from "lib/objectives/balanceStep";
import { klBalance } from "lib/objectives/klBalance";
import { mixtureKlBound, mixtureLogDensity } from "lib/objectives/mixtures";
import { mixtureNll, normalNll } from "lib/objectives/modesNll";
import { chanceWithin, episodesUntil } from "lib/tabular/chanceWithin";
import * as tf from "lib/tensor/tf";
import type { Functions05 } from "./functions";

/** Our own answers to the exercises of notebook 05. */
const answers: Functions05 = {
  gamerNormalised,
  medianNormalised,
  averageFuture,
  normalNll,
  mixtureNll,
  klCategorical,
  klBalance,
  whoMoves: (posterior, prior, balance) => balanceGradients(klBalance, posterior, prior, balance),
  sampleOneHotSt,
  whatComesBack: (logits, noise, weights) => sampleGradients(sampleOneHotSt, logits, noise, weights),
  learnsThroughDraws: (start, pictures, noises) => trainChoiceCode(sampleOneHotSt, start, pictures, noises),
  trainBriefly: (worlds, seed) => briefTraining({ klBalance, sampleOneHotSt }, worlds, seed),
  crispness,
  modeShares,
  standardErrorsOff,
  latentCapacity,
  balanceStep,
  chanceWithin,
  episodesUntil,
  exactGradient,
  straightThroughMean,
  twoSampleGradient,
  mixtureLogDensity,
  mixtureKlBound,
};

/** The functions of lib that the notebook is given. */
export const given = {
  balanceGradients,
  briefTraining,
  mean,
  median,
  sampleGradients,
  softmax,
  stopGradient,
  sum,
  tf,
  trainChoiceCode,
};

/** Answers and given functions by name: the argument of `Variation.implement`. */
export const reference = { ...given, ...answers };

/** The type of `reference`: every name that a variation may use. */
export type Reference05 = Functions05 & typeof given;
