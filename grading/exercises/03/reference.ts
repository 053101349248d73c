import { leastSquares } from "lib/core/leastSquares";
import { multiply, multiplyVector, singularValues, transpose } from "lib/core/matrix";
import { dot, mean, median, sum } from "lib/core/metrics";
import { symmetricEigen } from "lib/core/symmetricEigen";
import { autoencoderLossGrad } from "lib/models/autoencoder";
import { findElbow } from "lib/models/elbow";
import { errorByRegion } from "lib/models/errorByRegion";
import { fitPhysics } from "lib/models/fitPhysics";
import { largestAngle } from "lib/models/largestAngle";
import { latentDynFit, rolloutLatent } from "lib/models/linearLatent";
import { linearProbe } from "lib/models/linearProbe";
import { negativeElbo } from "lib/models/negativeElbo";
import { openLoopErrors } from "lib/models/openLoopErrors";
import { pcaFit } from "lib/models/pca";
import { stackFrames } from "lib/models/stackFrames";
import * as tf from "lib/tensor/tf";
import type { Functions03 } from "./functions";

/** Our own answers to the exercises of notebook 03. */
const answers: Functions03 = {
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
  largestAngle,
  negativeElbo,
};

/** The functions of lib that the notebook is given. */
export const given = {
  dot,
  leastSquares,
  mean,
  median,
  multiply,
  multiplyVector,
  singularValues,
  sum,
  symmetricEigen,
  tf,
  transpose,
};

/** Answers and given functions by name: the argument of `Variation.implement`. */
export const reference = { ...given, ...answers };

/** The type of `reference`: every name that a variation may use. */
export type Reference03 = Functions03 & typeof given;
