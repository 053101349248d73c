import { autoencoderLossGrad } from "lib/models/autoencoder";
import { findElbow } from "lib/models/elbow";
import { errorByRegion } from "lib/models/errorByRegion";
import { fitPhysics } from "lib/models/fitPhysics";
import { latentDynFit, rolloutLatent } from "lib/models/linearLatent";
import { linearProbe } from "lib/models/linearProbe";
import { openLoopErrors } from "lib/models/openLoopErrors";
import { pcaFit } from "lib/models/pca";
import { stackFrames } from "lib/models/stackFrames";
import type { Answers03 } from "lib/experiments/03-autoencoders/answers";

/** Our own answers in the place of a student's. */
export const answers: Answers03 = {
  stackFrames,
  fitPhysics,
  pcaFit,
  autoencoderLossGrad,
  findElbow,
  linearProbe,
  latentDynFit,
  rolloutLatent,
  openLoopErrors,
  errorByRegion,
};
