import { Rng } from "../../core/rng";
import { batchTensors } from "../../data/batchTensors";
import type { Layout } from "../../data/columns";
import type { Batch } from "../../data/replay";
import { type WorldModelBatch } from "../../models/world/worldModel";
import { capture, type CaptureOptions } from "../../tensor/capture";
import { disposeTree, mapTree, type TensorTree } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import type { Agent, Measured } from "../training/agent";
import { actionKinds } from "./actionKinds";
import { type DreamerV1Config } from "./config";
import { dreamerV1, type DreamerV1Equations, dreamerV1ModelStep } from "./dreamerV1";
import { Player, type PlayerOptions } from "./player";
import { policyParams, policyStep } from "./policy";
import {
  type DreamerV1Metrics,
  type DreamerV1Noise,
  type DreamerV1Params,
  dreamerV1State,
  dreamerV1StateOf,
  type DreamerV1State,
  startTimesOf,
} from "./state";

/** What makes an agent. */
export interface DreamerV1AgentOptions {
  readonly config: DreamerV1Config;
  /** Of the steps that it learns from. */
  readonly layout: Layout;
  readonly seed: number | string;
  /** Replaces equations of the training step. */
  readonly equations?: Partial<DreamerV1Equations>;
  /** What replays its steps; the fastest engine that is here unless given. */
  readonly engine?: CaptureOptions["engine"];
}

/** Calls of a captured step until it is replayed. */
const eagerSteps = 2;

/** Dreamer V1 with its weights: it learns from batches, and its players act. Its steps are captured as graphs. */
export class DreamerV1Agent implements Agent {
  readonly config: DreamerV1Config;
  private readonly layout: Layout;
  private state: DreamerV1State;
  private draws: Rng;
  private readonly step;
  private readonly modelStep;
  readonly policy;

  constructor({ config, layout, seed, equations, engine }: DreamerV1AgentOptions) {
    const rng = new Rng(seed);
    [this.config, this.layout, this.draws] = [config, layout, rng.split("noise")];
    this.state = dreamerV1State(rng.split("weights"), config);
    this.step = capture(dreamerV1(config, equations), { name: "Dreamer's training step", engine });
    this.modelStep = capture(dreamerV1ModelStep(config, equations), {
      name: "the world model's step",
      engine,
    });
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
  useParams<T>(read: (params: DreamerV1Params) => T): T {
    return read(this.state.params);
  }

  /** Fits the model alone to a batch. @param measure whether the metrics are read, which waits for them */
  fitModel(batch: Batch, measure: boolean): Measured {
    const tensors: WorldModelBatch = batchTensors(this.layout, batch);
    const noise = this.noise();
    const { params, optimisers } = this.state;
    const older = { params: params.model, optimiser: optimisers.model };
    const { part, metrics } = this.modelStep(older, tensors, noise.posterior);
    this.state = {
      params: { ...params, model: part.params },
      optimisers: { ...optimisers, model: part.optimiser },
    };
    disposeTree(older, tensors, noise);
    return read(metrics, measure);
  }

  /** Fits the model, and improves actor and critic in imagination. */
  learn(batch: Batch, measure: boolean): Measured {
    const tensors: WorldModelBatch = batchTensors(this.layout, batch);
    const noise = this.noise();
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
    const noise = this.noise();
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
    [this.state, this.draws] = [tensors as DreamerV1State, draws];
    disposeTree(older);
  }

  /** Goes on from these weights, which become this one's, with optimisers that have seen nothing. */
  takeParams(params: DreamerV1Params): void {
    const older = this.state;
    this.state = dreamerV1StateOf(params);
    disposeTree(older);
  }

  dispose(): void {
    disposeTree(this.state);
    for (const step of [this.step, this.modelStep, this.policy]) step.dispose();
  }

  private noise(): DreamerV1Noise {
    const { world, behaviour, schedule } = this.config;
    const kind = actionKinds[behaviour.actions];
    const [Z, A, H, B, T] = [
      world.rssm.stochSize,
      world.actionSize,
      behaviour.horizon,
      schedule.batchSize,
      schedule.batchLength,
    ];
    const N = B * startTimesOf(this.config);
    const filled = (shape: [number, number, number], fill: (out: Float32Array) => Float32Array) =>
      tf.tensor3d(fill(new Float32Array(shape[0] * shape[1] * shape[2])), shape);
    return {
      posterior: filled([B, T, Z], (out) => this.draws.fillNormal(out)),
      prior: filled([N, H, Z], (out) => this.draws.fillNormal(out)),
      action: filled([N, H, A], (out) => kind.fillNoise(this.draws, out)),
    };
  }
}

/** The metrics as numbers, if they are asked for; the tensors are freed. */
function read(metrics: Partial<DreamerV1Metrics>, measure: boolean): Measured {
  const numbers = measure ? mapTree(metrics as TensorTree, (metric) => metric.dataSync()[0]) : {};
  disposeTree(metrics as TensorTree);
  return numbers as Measured;
}
