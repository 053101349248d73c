import { type Rng } from "../../core/rng";
import { centredPixels } from "../../data/batchTensors";
import { latentKind } from "../../models/world/latents";
import { initialLatent } from "../../models/world/rssm";
import { type Captured } from "../../tensor/capture";
import { disposeTree, type TensorTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import type { AgentPlayer, Sight } from "../training/agent";
import { type ActionKind, actionKinds } from "./actionKinds";
import { type DreamerConfig } from "./config";
import { type Carried, type PolicyNoise, type PolicyParams, type Seen } from "./policy";

/** How a player chooses. */
export interface PlayerOptions {
  readonly worlds: number;
  readonly rng: Rng;
  /** To learn: actions are drawn, and disturbed. Else: the likeliest ones, the same every time. */
  readonly explores: boolean;
}

/** What a player needs of its agent. */
export interface Brain {
  readonly config: DreamerConfig;
  readonly policy: Captured<[PolicyParams, Carried, Seen, PolicyNoise], Carried>;
  /** Lends the newest weights. */
  use<T>(read: (params: PolicyParams) => T): T;
}

/** An agent at play in several worlds: it remembers what it has seen of each running episode. */
export class Player implements AgentPlayer {
  private carried: Carried;
  private rng: Rng;

  constructor(
    private readonly brain: Brain,
    readonly options: PlayerOptions,
  ) {
    const { world } = brain.config;
    this.rng = options.rng;
    this.carried = {
      ...initialLatent(world.rssm, options.worlds),
      action: tf.zeros([options.worlds, world.actionSize]),
    };
  }

  /** Looks, and chooses. @param rows observation [W, h, w, C], 0 to 255; isFirst [W] @returns the actions, [W, A] */
  act({ observation, isFirst }: Sight): Float32Array {
    const { imageSize, channels } = this.brain.config.world;
    const { worlds } = this.options;
    const seen: Seen = {
      image: tf.tensor4d(centredPixels(observation), [worlds, imageSize, imageSize, channels]),
      isFirst: tf.tensor2d(Float32Array.from(isFirst), [worlds, 1]),
    };
    const noise = this.noise();
    const next = this.brain.use((params) => this.brain.policy(params, this.carried, seen, noise));
    const older = this.carried;
    this.carried = next;
    disposeTree(older, seen, noise);
    return next.action.dataSync() as Float32Array;
  }

  /** Lends what it remembers. */
  lend<T>(read: (carried: TensorTree) => T): T {
    return read(this.carried);
  }

  /** Goes on from what was lent, with draws from this generator; the tensors become this one's. */
  restore(carried: TensorTree, rng: Rng): void {
    const older = this.carried;
    [this.carried, this.rng] = [carried as Carried, rng];
    disposeTree(older);
  }

  dispose(): void {
    disposeTree(this.carried);
  }

  private noise(): PolicyNoise {
    const { world, behaviour, schedule } = this.brain.config;
    const { rng, options } = this;
    const { worlds, explores } = options;
    const drawn = (kind: Pick<ActionKind, "fillNoise" | "calm">, width: number) => {
      const out = new Float32Array(worlds * width);
      return tf.tensor2d(explores ? kind.fillNoise(rng, out) : out.fill(kind.calm), [worlds, width]);
    };
    const disturbance: Pick<ActionKind, "fillNoise" | "calm"> = {
      fillNoise: (draws, out) => draws.fillNormal(out).map((x) => schedule.explorationNoise * x),
      calm: 0,
    };
    return {
      posterior: drawn(latentKind(world.rssm.latent), world.rssm.stochSize),
      action: drawn(actionKinds[behaviour.actions], world.actionSize),
      exploration: drawn(disturbance, world.actionSize),
    };
  }
}
