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
  stackFrames(frames: number[][], isFirst: boolean[], count: number): number[][];
  fitPhysics(data: PendulumStep[], dt: number): Physics;
  pcaFit(X: number[][], k: number): LinearCode & { explained: number };
  autoencoderLossGrad(layers: AutoencoderLayers, x: tf.Tensor2D): LossAndGradients<AutoencoderLayers>;
  findElbow(run: (size: number, seed: number) => number, sizes: number[], seeds: number[]): Elbow;
  linearProbe(train: Labelled, test: Labelled): number[];
  latentDynFit(steps: LatentSteps): LinearLatent;
  rolloutLatent(model: LinearLatent, z0: number[], actions: number[][]): number[][];
  openLoopErrors(predicted: number[][][], truth: number[][][]): OpenLoopErrors;
  errorByRegion(images: number[][], reconstructions: number[][], region: boolean[]): RegionErrors;
}
