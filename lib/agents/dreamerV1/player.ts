import { type Rng } from "../../core/rng";
import { centredPixels } from "../../data/batchTensors";
import { initialLatent } from "../../models/world/rssm";
import { type Captured } from "../../tensor/capture";
import { disposeTree, type TensorTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import type { AgentPlayer, Sight } from "../training/agent";
import { actionKinds } from "./actionKinds";
import { type DreamerV1Config } from "./config";
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
  readonly config: DreamerV1Config;
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
    const kind = actionKinds[behaviour.actions];
    const size = worlds * world.actionSize;
    const drawn = (length: number, scale: number) =>
      rng.fillNormal(new Float32Array(length)).map((x) => scale * x);
    const posterior = drawn(worlds * world.rssm.stochSize, explores ? 1 : 0);
    const action = explores
      ? kind.fillNoise(rng, new Float32Array(size))
      : new Float32Array(size).fill(kind.calm);
    const exploration = drawn(size, explores ? schedule.explorationNoise : 0);
    return {
      posterior: tf.tensor2d(posterior, [worlds, world.rssm.stochSize]),
      action: tf.tensor2d(action, [worlds, world.actionSize]),
      exploration: tf.tensor2d(exploration, [worlds, world.actionSize]),
    };
  }
}
