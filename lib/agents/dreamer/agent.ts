import { Rng } from "../../core/rng";
import { batchTensors } from "../../data/batchTensors";
import type { Layout } from "../../data/columns";
import type { Batch } from "../../data/replay";
import { type WorldModelBatch } from "../../models/world/worldModel";
import { capture, type Captured, type CaptureOptions } from "../../tensor/capture";
import { disposeTree, mapTree, type TensorTree } from "../../tensor/records";
import type { Agent, Measured } from "../training/agent";
import { type DreamerConfig } from "./config";
import { drawNoise } from "./drawNoise";
import { type modelStep } from "./modelStep";
import { Player, type PlayerOptions } from "./player";
import { policyParams, policyStep } from "./policy";
import {
  type DreamerMetrics,
  type DreamerNoise,
  type DreamerParams,
  dreamerParams,
  type DreamerState,
} from "./state";

/** A training step: from a state, a batch and noise to the next state and what was measured. */
export type DreamerStep<State extends DreamerState = DreamerState> = (
  state: State,
  batch: WorldModelBatch,
  noise: DreamerNoise,
) => { state: State; metrics: DreamerMetrics };

/** What one version of Dreamer brings. */
export interface DreamerVersion<State extends DreamerState> {
  readonly step: DreamerStep<State>;
  /** A step that fits the model alone. */
  readonly modelStep: ReturnType<typeof modelStep>;
  /** The state with these weights, and optimisers that have seen nothing. */
  readonly stateOf: (params: DreamerParams) => State;
}

/** What makes an agent. */
export interface DreamerAgentOptions<Config extends DreamerConfig> {
  readonly config: Config;
  /** Of the steps that it learns from. */
  readonly layout: Layout;
  readonly seed: number | string;
  /** What replays its steps; the fastest engine that is here unless given. */
  readonly engine?: CaptureOptions["engine"];
}

/** Calls of a captured step until it is replayed. */
const eagerSteps = 2;

/** Dreamer of any version. */
export interface Dreamer extends Agent {
  readonly config: DreamerConfig;
  /** Lends all weights; they are valid until the next update. */
  useParams<T>(read: (params: DreamerParams) => T): T;
  /** Goes on from these weights, which become the agent's, with optimisers that have seen nothing. */
  takeParams(params: DreamerParams): void;
}

/** Dreamer with its weights: it learns from batches, and its players act. Its steps are captured as graphs. */
export class DreamerAgent<
  Config extends DreamerConfig = DreamerConfig,
  State extends DreamerState = DreamerState,
> implements Dreamer {
  readonly config: Config;
  private readonly layout: Layout;
  private readonly stateOf: (params: DreamerParams) => State;
  private state: State;
  private draws: Rng;
  private readonly step: Captured<Parameters<DreamerStep<State>>, ReturnType<DreamerStep<State>>>;
  private readonly modelStep;
  readonly policy;

  constructor(version: DreamerVersion<State>, { config, layout, seed, engine }: DreamerAgentOptions<Config>) {
    const rng = new Rng(seed);
    [this.config, this.layout, this.draws] = [config, layout, rng.split("noise")];
    this.stateOf = version.stateOf;
    this.state = version.stateOf(dreamerParams(rng.split("weights"), config));
    this.step = capture(version.step, { name: "Dreamer's training step", engine });
    this.modelStep = capture(version.modelStep, { name: "the world model's step", engine });
    this.policy = capture(policyStep(config), { name: "Dreamer's policy", engine });
  }

  /** An agent at play with this one's newest weights. */
  player(options: PlayerOptions): Player {
    return new Player(this, options);
  }

  /** Lends the weights that acting needs; they are valid until the next update. */
  use<T>(read: (params: ReturnType<typeof policyParams>) => T): T {
    return read(policyParams(this.state.params));
  }

  /** Lends all weights; they are valid until the next update. */
  useParams<T>(read: (params: DreamerParams) => T): T {
    return read(this.state.params);
  }

  /** Fits the model alone to a batch. @param measure whether the metrics are read, which waits for them */
  fitModel(batch: Batch, measure: boolean): Measured {
    const tensors: WorldModelBatch = batchTensors(this.layout, batch);
    const noise = drawNoise(this.draws, this.config);
    const { params, optimisers } = this.state;
    const older = { params: params.model, optimiser: optimisers.model };
    const { part, metrics } = this.modelStep(older, tensors, noise.posterior);
    this.state = {
      ...this.state,
      params: { ...params, model: part.params },
      optimisers: { ...optimisers, model: part.optimiser },
    };
    disposeTree(older, tensors, noise);
    return read(metrics, measure);
  }

  /** Fits the model, and improves actor and critic in imagination. */
  learn(batch: Batch, measure: boolean): Measured {
    const tensors: WorldModelBatch = batchTensors(this.layout, batch);
    const noise = drawNoise(this.draws, this.config);
    const older = this.state;
    const { state, metrics } = this.step(older, tensors, noise);
    this.state = state;
    disposeTree(older, tensors, noise);
    return read(metrics, measure);
  }

  /** A policy of choices has collapsed where hardly a hundredth of the possible entropy is left. */
  collapse({ entropy }: Measured): string | undefined {
    const { world, behaviour } = this.config;
    const most = Math.log(world.actionSize);
    if (behaviour.actions !== "oneHot" || !(entropy < 0.01 * most)) return undefined;
    return `the policy has collapsed (its entropy is ${entropy.toPrecision(2)} of at most ${most.toFixed(2)} nats)`;
  }

  /** Takes updates whose effect is dropped, of the model and of all, so that the next ones are replayed as graphs. */
  warmUp(batch: Batch): void {
    const tensors: WorldModelBatch = batchTensors(this.layout, batch);
    const { params, optimisers } = this.state;
    const part = { params: params.model, optimiser: optimisers.model };
    const before = this.draws.toJSON();
    const noise = drawNoise(this.draws, this.config);
    this.draws = Rng.fromJSON(before);
    for (let i = 0; i < eagerSteps; i++) {
      disposeTree(this.modelStep(part, tensors, noise.posterior));
      disposeTree(this.step(this.state, tensors, noise));
    }
    disposeTree(tensors, noise);
  }

  /** Lends all that decides how the training goes on: tensors, and texts. */
  lend<T>(read: (tensors: TensorTree, texts: Readonly<Record<string, string>>) => T): T {
    return read(this.state, { draws: JSON.stringify(this.draws) });
  }

  /** Goes on from what another one of the same config has lent. The tensors become this one's.
   *  @throws TypeError if the texts are not such an agent's */
  restore(tensors: TensorTree, texts: Readonly<Record<string, string>>): void {
    const draws = Rng.fromJSON(JSON.parse(texts.draws ?? "null"));
    const older = this.state;
    [this.state, this.draws] = [tensors as State, draws];
    disposeTree(older);
  }

  takeParams(params: DreamerParams): void {
    const older = this.state;
    this.state = this.stateOf(params);
    disposeTree(older);
  }

  dispose(): void {
    disposeTree(this.state);
    for (const step of [this.step, this.modelStep, this.policy]) step.dispose();
  }
}

/** The metrics as numbers, if they are asked for; the tensors are freed. */
function read(metrics: Partial<DreamerMetrics>, measure: boolean): Measured {
  const numbers = measure ? mapTree(metrics as TensorTree, (metric) => metric.dataSync()[0]) : {};
  disposeTree(metrics as TensorTree);
  return numbers as Measured;
}
