import type { Rng } from "../../core/rng";
import type { Batch } from "../../data/replay";
import type { TensorTree } from "../../tensor/records";
import type { ScheduleConfig } from "./schedule";

/** Metrics by name. */
export type Measured = Readonly<Record<string, number>>;

/** What W worlds show: such as the newest rows of `Lockstep`. */
export interface Sight {
  /** [W, …], images 0 to 255 */
  readonly observation: ArrayLike<number>;
  /** [W], 1 where an episode begins */
  readonly isFirst: ArrayLike<number>;
}

/** An agent at play in W worlds. */
export interface AgentPlayer {
  /** Looks, and chooses. @returns actions, [W, A] */
  act(sight: Sight): Float32Array;
  /** Lends what it remembers of the running episodes. */
  lend<T>(read: (remembered: TensorTree) => T): T;
  /** Goes on from what was lent, with draws from this generator; the tensors become the player's. */
  restore(remembered: TensorTree, rng: Rng): void;
  dispose(): void;
}

/** What a training needs of an agent. */
export interface Agent {
  readonly config: { readonly schedule: ScheduleConfig };
  player(options: { worlds: number; rng: Rng; explores: boolean }): AgentPlayer;
  /** Fits the model alone. @param measure whether metrics are read, which waits for the update to end; else they are empty */
  fitModel(batch: Batch, measure: boolean): Measured;
  /** Fits the model and improves the behaviour. */
  learn(batch: Batch, measure: boolean): Measured;
  /** What has collapsed, by these metrics: half a sentence, with the number; undefined where nothing has. */
  collapse?(metrics: Measured): string | undefined;
  /** Takes updates whose effect is dropped, so that the next ones are replayed as graphs like those before a restart. */
  warmUp(batch: Batch): void;
  /** Lends all that decides how it goes on. */
  lend<T>(read: (tensors: TensorTree, texts: Readonly<Record<string, string>>) => T): T;
  restore(tensors: TensorTree, texts: Readonly<Record<string, string>>): void;
  dispose(): void;
}
