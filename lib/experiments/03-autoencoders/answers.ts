import type { AutoencoderLayers } from "../../models/autoencoder";
import type { Elbow } from "../../models/elbow";
import type { RegionErrors } from "../../models/errorByRegion";
import type { PendulumStep, Physics } from "../../models/fitPhysics";
import type { LatentSteps } from "../../models/latentDynamics";
import type { LinearLatent } from "../../models/linearLatent";
import type { Labelled } from "../../models/linearProbe";
import type { OpenLoopErrors } from "../../models/openLoopErrors";
import type { LinearCode } from "../../models/pca";
import type { LossAndGradients } from "../../models/trainer";
import type * as tf from "../../tensor/tf";

/** What a student of notebook 03 writes, on which its experiments run. */
export interface Answers03 {
  /** 3.1 the last `count` frames [T][D] at each time side by side, oldest first; before an episode's first frame, that frame */
  stackFrames(frames: number[][], isFirst: boolean[], count: number): number[][];
  /** 3.2 least squares of ω' = ω + dt (gravity sin θ − friction ω + gain u) */
  fitPhysics(data: PendulumStep[], dt: number): Physics;
  /** 3.3 the k orthonormal directions of the largest variance, the mean, and the share of the variance that they hold */
  pcaFit(X: number[][], k: number): LinearCode & { explained: number };
  /** 3.4 mean squared error over images and pixels of D → H → k → H → D, tanh after layers 0 and 2, and its gradients */
  autoencoderLossGrad(layers: AutoencoderLayers, x: tf.Tensor2D): LossAndGradients<AutoencoderLayers>;
  /** 3.5 median errors by size, and the size (neither first nor last) at which log error bends most, the first of equals;
   *  each size is run once with each seed */
  findElbow(run: (size: number, seed: number) => number, sizes: number[], seeds: number[]): Elbow;
  /** 3.6 R² of a linear read-out with a constant, fitted on train, on test, against the test set's own mean, for each number of the state */
  linearProbe(train: Labelled, test: Labelled): number[];
  /** 3.7 least squares of z' = A z + B a + c */
  latentDynFit(steps: LatentSteps): LinearLatent;
  /** 3.7 z0 and the T codes after it, each predicted from the prediction before */
  rolloutLatent(model: LinearLatent, z0: number[], actions: number[][]): number[][];
  /** 3.8 mean squared error per pixel by horizon 0 … T, of the model and of a copy of the first picture */
  openLoopErrors(predicted: number[][][], truth: number[][][]): OpenLoopErrors;
  /** 3.9 mean squared error per pixel inside of a region and outside */
  errorByRegion(images: number[][], reconstructions: number[][], region: boolean[]): RegionErrors;
}
