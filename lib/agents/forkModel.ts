import { columns } from "./dreamer/starts";
import { worldModelLoss } from "./dreamerV2/worldModelLoss";
import type { DreamerV2Config } from "./dreamerV2/config";
import { catchTiny } from "./dreamerV2/presets";
import { Rng } from "../core/rng";
import { centredPixels } from "../data/batchTensors";
import { branchSteps, forkPath, forkPixels, forkSize, stemSteps } from "../envs/pixels/fork";
import { decodeImages } from "../models/world/imageDecoder";
import { head } from "../models/world/head";
import { imagine } from "../models/world/imagine";
import { type Belief, type LatentConfig, latentKind } from "../models/world/latents";
import { observeBy } from "../models/world/observeLoop";
import { rssmSteps } from "../models/world/rssmSteps";
import {
  followBatch,
  flatten,
  type WorldModelBatch,
  type WorldModelParams,
  worldModelParams,
} from "../models/world/worldModel";
import type { FitOptions, FitResult } from "../models/fit";
import { Trained } from "../models/trained";
import { differentiated, Trainer } from "../models/trainer";
import type { SampleOneHot } from "../nn/discrete/sampleGradients";
import type { KlBalance } from "../objectives/balanceGradients";
import type { oneHotSample } from "../nn/oneHot";
import { leavesOf } from "../tensor/records";
import * as tf from "../tensor/tf";

/** What a model of the fork is made of: V1's normals, or V2's choices. */
export type ForkLatents = "gaussian" | "categorical";

/** What a model with choices learns by: a student's equations, or ours. */
export interface ForkEquations {
  readonly klBalance: KlBalance;
  readonly sampleOneHotSt: SampleOneHot;
}

/** Pixels of a side, and times of an episode. */
const [side, times] = [2 * forkSize, stemSteps + branchSteps + 1];
const batchSize = 16;

/** 25 normals, or eight choices of four: both models then have nearly as many weights. */
export const latentsOf = {
  gaussian: { stochSize: 25, latent: { kind: "gaussian", minStd: 0.1 } },
  categorical: {
    stochSize: 32,
    latent: { kind: "categorical", classes: 4 },
  },
} as const satisfies Record<ForkLatents, { stochSize: number; latent: LatentConfig }>;

/** The RSSM of `catchTiny`, smaller, with these latents. Reward and end are not asked for: nothing is paid, and all walks are as long. */
export function forkConfig(latents: ForkLatents, balance = 0.8): DreamerV2Config {
  const { world, modelLoss } = catchTiny;
  return {
    ...catchTiny,
    world: {
      ...world,
      actionSize: 1,
      encoder: { ...world.encoder, dense: 64 },
      rssm: { deterSize: 64, hiddenSize: 64, cell: "layerNormGru", ...latentsOf[latents] },
      reward: head(1, 8),
      continues: null,
    },
    modelLoss: { ...modelLoss, imageScale: 2, freeNats: 0, balance },
  };
}

/** Walks with these ways as a model takes them. @param T how many pictures of each */
export function walksOf(ways: readonly (-1 | 1)[], T = times): WorldModelBatch {
  const B = ways.length;
  const bytes = ways.flatMap((way) => forkPath(way).slice(0, T).flatMap((state) => [...forkPixels(state)])); // prettier-ignore
  return {
    image: tf.tensor5d(centredPixels(bytes), [B, T, side, side, 1]),
    action: tf.ones<tf.Rank.R3>([B, T, 1]),
    reward: tf.zeros<tf.Rank.R2>([B, T]),
    isFirst: tf.tidy(() => tf.concat([tf.ones([B, 1]), tf.zeros([B, T - 1])], 1) as tf.Tensor2D),
    isTerminal: tf.zeros<tf.Rank.R2>([B, T]),
  };
}

/** What imagined walks see behind the fork, and the states that they see it in. */
export interface Branches {
  /** [walks][3][256], 0 to 1 */
  readonly pictures: number[][][];
  /** [walks][3][Z] */
  readonly states: number[][][];
}

type Noise = { posterior: tf.Tensor3D };

/** A recurrent state-space model that has seen nothing but the fork. */
export class ForkModel extends Trained<WorldModelParams, WorldModelBatch, Noise> {
  private readonly config: DreamerV2Config;
  private readonly kind;

  constructor(latents: ForkLatents, own: ForkEquations, { seed = 1, balance = 0.8 } = {}) {
    const config = forkConfig(latents, balance);
    const { latent } = config.world.rssm;
    const kind = latentKind<LatentConfig>(latent, own.sampleOneHotSt as typeof oneHotSample);
    const equations = {
      // V1's divergence as it is, V2's balanced
      klBalance: (posterior: Belief, prior: Belief, share: number) =>
        latent.kind === "gaussian"
          ? kind.kl(posterior, prior)
          : own.klBalance(posterior as tf.Tensor, prior as tf.Tensor, share),
      observe: observeBy(kind),
    };
    const rng = new Rng(`fork ${seed}`);
    const loss = (params: WorldModelParams, batch: WorldModelBatch, { posterior }: Noise) =>
      worldModelLoss(params, config, batch, posterior, equations).losses.loss;
    const trainer = new Trainer<WorldModelParams, WorldModelBatch, Noise>({
      name: "the model of the fork",
      params: worldModelParams(rng.split("weights"), config.world),
      lossGrad: differentiated(loss),
      learningRate: 6e-3,
    });
    super(trainer, rng.split("draws"));
    this.config = config;
    this.kind = kind;
  }

  /** Trains on walks whose ways are drawn. @throws what `fit` throws */
  train(options: FitOptions): Promise<FitResult> {
    const draw = () => {
      const ways = Array.from({ length: batchSize }, () => (this.draws.uniform() < 0.5 ? -1 : 1) as -1 | 1);
      return { batch: walksOf(ways), noise: { posterior: this.noise(batchSize, times) } };
    };
    return this.fit(draw, options);
  }

  /** What the model sees with closed eyes after the stem: one imagined walk for each. */
  imagineBranches(count: number): Branches {
    const { world } = this.config;
    return this.trainer.use((params) =>
      tf.tidy(() => {
        const seen = stemSteps + 1;
        const stems = walksOf(Array<1>(count).fill(1), seen);
        const loop = observeBy(this.kind);
        const { latents } = followBatch(params, world, stems, this.noise(count, seen), loop);
        const last = (x: tf.Tensor3D) => tf.squeeze(columns(x, seen - 1, 1), [1]) as tf.Tensor2D;
        const start = { deter: last(latents.deter), stoch: last(latents.stoch) };
        const action = () => tf.ones<tf.Rank.R2>([count, 1]);
        const steps = rssmSteps(params.rssm, world.rssm);
        const walked = imagine<Belief>(steps, action, start, this.noise(count, branchSteps), this.kind);
        const feature = tf.concat([walked.stoch, walked.deter], 2).slice([0, 1, 0]); // [N, 3, F]
        const image = decodeImages(params.decoder, world.decoder, flatten(feature) as tf.Tensor2D);
        const bright = tf.clipByValue(tf.add(image, 0.5), 0, 1);
        const pictures = tf.reshape(bright, [count, branchSteps, side * side]).arraySync() as number[][][];
        const [, ...states] = tf.unstack(walked.stoch, 1).map((stoch) => stoch.arraySync() as number[][]);
        return { pictures, states: pictures.map((_, n) => states.map((step) => step[n])) };
      }),
    );
  }

  /** How many weights it has. */
  get size(): number {
    return this.trainer.use((params) => leavesOf(params).reduce((sum, { size }) => sum + size, 0));
  }

  private noise(B: number, T: number): tf.Tensor3D {
    const { stochSize } = this.config.world.rssm;
    return tf.tensor3d(this.kind.fillNoise(this.draws, new Float32Array(B * T * stochSize)), [
      B,
      T,
      stochSize,
    ]);
  }
}
