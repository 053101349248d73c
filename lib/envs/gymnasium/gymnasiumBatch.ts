import { assertCount } from "../../core/count";
import type { Canvas } from "../canvas";
import type { ElementOf, Space } from "../spaces";
import { type AtariOptions, standardAtari } from "./atariOptions";
import { GymnasiumBridge, type Outcome } from "./gymnasiumBridge";
import { type Batch, GymnasiumEnvironment } from "./gymnasiumEnvironment";

type Element = ElementOf<Space>;

/** What is played, and by which Python. */
export interface GymnasiumOptions {
  /** The interpreter of a virtual environment that has Gymnasium; npm run setup:gymnasium makes one. */
  readonly python: string;
  /** As Gymnasium registers it: "ALE/Pong-v5", "CartPole-v1", "module:Name-v0". */
  readonly id: string;
  /** Environments of the batch (1). */
  readonly count?: number;
  /** What differs from the standard preprocessing, for ids that begin with "ALE/". */
  readonly atari?: Partial<AtariOptions>;
  /** The folder of modules that ids such as "module:Name-v0" may name (the current one). */
  readonly modules?: string;
  /** Whether they will be drawn (no). */
  readonly draw?: boolean;
}

/**
 * Environments of Gymnasium in one Python process, each an `Environment`. Actions that are announced (`Environment.announce`) are taken
 * at once, with one request and one answer, at the first step that needs its outcome.
 *
 * Vectors of actions within finite bounds are scaled to ±1. Observations are pictures where they are bytes by rows and columns, else
 * lists of numbers. What an environment says besides (`info`) stays with it.
 */
export class GymnasiumBatch implements Batch {
  readonly environments: readonly GymnasiumEnvironment[];
  readonly id: string;
  private readonly bridge: GymnasiumBridge;
  private announced = new Map<number, Element>();
  private readonly outcomes = new Map<number, { action: Element; outcome: Outcome }>();

  /** @throws GymnasiumError if Python, a package or the environment is not there, or a space cannot be bridged */
  constructor({ python, id, count = 1, atari, modules = process.cwd(), draw = false }: GymnasiumOptions) {
    assertCount("GymnasiumBatch: count", count);
    this.id = id;
    this.bridge = new GymnasiumBridge(python, {
      id,
      count,
      atari: { ...standardAtari, ...atari },
      modules,
      draw,
    });
    this.environments = Array.from({ length: count }, (_, index) => new GymnasiumEnvironment(this, index));
  }

  get observationSpace(): Space {
    return this.bridge.observationSpace;
  }

  get actionSpace(): Space {
    return this.bridge.actionSpace;
  }

  /** What the actions of a game are, "NOOP", "FIRE", …; none where the environment does not say. */
  get meanings(): readonly string[] {
    return this.bridge.meanings;
  }

  /** The process, for whoever watches it. */
  get pid(): number {
    return this.bridge.pid;
  }

  /** Begins an episode; what was announced or taken of the one before is forgotten. */
  reset(index: number, seed: number): Element {
    this.announced.delete(index);
    this.outcomes.delete(index);
    return this.bridge.reset(index, seed);
  }

  announce(index: number, action: Element): void {
    this.announced.set(index, action);
  }

  /** @throws Error if the environment has already taken another action, which was announced */
  step(index: number, action: Element): Outcome {
    if (!this.outcomes.has(index)) this.takeAll(index, action);
    const { action: taken, outcome } = this.outcomes.get(index)!;
    if (String(taken) !== String(action))
      throw new Error(`Environment.step: action must be the one that was announced, ${taken}, got ${action}`);
    this.outcomes.delete(index);
    return outcome;
  }

  draw(index: number): Canvas {
    return this.bridge.draw(index);
  }

  /** Ends the process. */
  close(): void {
    this.bridge.close();
  }

  private takeAll(index: number, action: Element): void {
    const actions = new Map([[index, action], ...this.announced]);
    this.announced = new Map();
    for (const [each, outcome] of this.bridge.step(actions))
      this.outcomes.set(each, { action: actions.get(each)!, outcome });
  }
}
