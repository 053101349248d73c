import { horizonSweep } from "lib/agents/horizonSweep";
import type { Answers04 } from "lib/experiments/04-dreamer-v1/answers";
import { imagine } from "lib/models/world/imagine";
import { observeLoop } from "lib/models/world/observeLoop";
import { openLoop } from "lib/models/world/openLoop";
import { klNormal } from "lib/nn/normal";
import { reinforceActorLoss } from "lib/objectives/actorLoss";
import { criticLoss } from "lib/objectives/criticLoss";
import { klLoss } from "lib/objectives/klLoss";
import { lambdaReturn } from "lib/objectives/lambdaReturn";
import { modelLosses } from "lib/objectives/modelLosses";
import { pathwiseGradient, reinforceGradient } from "lib/objectives/scalarGradients";

/** Our own answers in the place of a student's. */
export const answers: Answers04 = {
  observe: observeLoop,
  klNormal,
  klLoss,
  modelLosses,
  openLoop,
  imagine,
  lambdaReturn,
  actorLoss: reinforceActorLoss,
  criticLoss,
  pathwiseGradient,
  reinforceGradient,
  horizonSweep,
};
