import { gamerNormalised, medianNormalised } from "lib/core/gamerNormalised";
import { standardErrorsOff } from "lib/core/standardErrorsOff";
import type { Answers05 } from "lib/experiments/05-dreamer-v2/answers";
import { averageFuture } from "lib/models/futures/averageFuture";
import { crispness } from "lib/models/futures/crispness";
import { modeShares } from "lib/models/futures/modeShares";
import { klCategorical, sampleOneHotSt } from "lib/nn/categorical";
import { latentCapacity } from "lib/nn/discrete/latentCapacity";
import { balanceStep } from "lib/objectives/balanceStep";
import { klBalance } from "lib/objectives/klBalance";
import { mixtureNll, normalNll } from "lib/objectives/modesNll";
import { chanceWithin, episodesUntil } from "lib/tabular/chanceWithin";

/** Our own answers in the place of a student's. */
export const answers: Answers05 = {
  gamerNormalised,
  medianNormalised,
  averageFuture,
  normalNll,
  mixtureNll,
  klCategorical,
  klBalance,
  sampleOneHotSt,
  crispness,
  modeShares,
  standardErrorsOff,
  latentCapacity,
  balanceStep,
  chanceWithin,
  episodesUntil,
};
