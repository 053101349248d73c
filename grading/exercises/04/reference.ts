import { mean, median, sum } from "lib/core/metrics";
import { horizonSweep } from "lib/agents/horizonSweep";
import { briefTraining } from "lib/experiments/04-dreamer-v1/briefTraining";
import { drawMixed } from "lib/agents/training/drawMixed";
import { imagine } from "lib/models/world/imagine";
import { observeLoop } from "lib/models/world/observeLoop";
import { openLoop } from "lib/models/world/openLoop";
import { klNormal, normalSample } from "lib/nn/normal";
import { stopGradient } from "lib/nn/stopGradient";
import { reinforceActorLoss } from "lib/objectives/actorLoss";
import { criticLoss } from "lib/objectives/criticLoss";
import { evidenceTerms } from "lib/objectives/evidenceTerms";
import { klLoss } from "lib/objectives/klLoss";
import { lambdaReturn } from "lib/objectives/lambdaReturn";
import { lossGradients } from "lib/objectives/lossGradients";
import { modelLosses } from "lib/objectives/modelLosses";
import { pathwiseGradient, reinforceGradient } from "lib/objectives/scalarGradients";
import * as tf from "lib/tensor/tf";
import type { Functions04 } from "./functions";

/** Those that Dreamer is trained by. */
const trained = {
  observe: observeLoop,
  klLoss,
  modelLosses,
  imagine,
  lambdaReturn,
  actorLoss: reinforceActorLoss,
  criticLoss,
};

/** Our own answers to the exercises of notebook 04. */
const answers: Functions04 = {
  ...trained,
  klNormal,
  openLoop,
  whoGetsGradient: (inputs, entropyScale) =>
    lossGradients({ actorLoss: reinforceActorLoss, criticLoss }, inputs, entropyScale),
  pathwiseGradient,
  reinforceGradient,
  horizonSweep,
  trainBriefly: (worlds, seed) => briefTraining(trained, worlds, seed),
  evidenceTerms,
  drawMixed,
};

/** The functions of lib that the notebook is given. */
export const given = { briefTraining, lossGradients, mean, median, normalSample, stopGradient, sum, tf };

/** Answers and given functions by name: the argument of `Variation.implement`. */
export const reference = { ...given, ...answers };

/** The type of `reference`: every name that a variation may use. */
export type Reference04 = Functions04 & typeof given;
