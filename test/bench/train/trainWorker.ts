import { readFileSync, writeFileSync } from "node:fs";
import { actionKinds } from "lib/agents/dreamer/actionKinds";
import { drawNoise } from "lib/agents/dreamer/drawNoise";
import {
  type Carried,
  type PolicyNoise,
  policyParams,
  policyStep,
  type Seen,
} from "lib/agents/dreamer/policy";
import {
  type DreamerMetrics as Metrics,
  type DreamerNoise as Noise,
  type DreamerState as TrainState,
} from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { decode, encode } from "lib/data/safetensors";
import { latentKind } from "lib/models/world/latents";
import { initialLatent } from "lib/models/world/rssm";
import { type WorldModelBatch as Batch } from "lib/models/world/worldModel";
import { capture, type Captured } from "lib/tensor/capture";
import { type EngineName } from "lib/tensor/engines/engine";
import { disposeTree, leavesOf, pathsOf, withLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { type BenchAgent } from "./agents/benchAgent";
import { comparedParts } from "./compareSteps";
import { type TrainData, trainData } from "./trainData";

/** Times in milliseconds. */
export interface Times {
  times: number[];
}

/** The file's tensors in the nesting of an agent's data. */
function readData(agent: BenchAgent, file: string): TrainData {
  const like = trainData(agent, 0);
  const tensors = decode(readFileSync(file));
  const leaves = pathsOf(like).map((path) => {
    const { data, shape } = tensors.get(path)!;
    return tf.tensor(data as Float32Array, [...shape]);
  });
  const data = withLeaves(like, leaves);
  disposeTree(like);
  return data;
}

/** Our side of the benchmark: one agent whose steps one engine runs. */
export class TrainWorker {
  private readonly step: Captured<[TrainState, Batch, Noise], { state: TrainState; metrics: Metrics }>;
  private state: TrainState;
  private readonly batch: Batch;
  private readonly noise: Noise;
  private metrics: Metrics | null = null;

  constructor(
    private readonly agent: BenchAgent,
    file: string,
    private readonly engine: EngineName,
  ) {
    this.step = capture(agent.step, { name: "the benchmark's step", engine });
    ({ state: this.state, batch: this.batch, noise: this.noise } = readData(agent, file));
  }

  private times(count: number, work: () => void): Times {
    const times = Array.from({ length: count }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return { times };
  }

  private train(): void {
    const { state, metrics } = this.step(this.state, this.batch, this.noise);
    metrics.modelLoss.dataSync();
    disposeTree(this.state);
    if (this.metrics) disposeTree(this.metrics);
    [this.state, this.metrics] = [state, metrics];
  }

  /** Training steps from the same state, so that an engine gets ready; nothing is changed. */
  prime(count: number): Times {
    return this.times(count, () => {
      const result = this.step(this.state, this.batch, this.noise);
      result.metrics.modelLoss.dataSync();
      disposeTree(result);
    });
  }

  /** Training steps, each until its loss is read. */
  run(count: number): Times & { loss: number; tensors: number } {
    const { times } = this.times(count, () => this.train());
    return { times, loss: this.metrics!.modelLoss.dataSync()[0], tensors: tf.memory().numTensors };
  }

  /** The batch's first image, as a policy sees it in the midst of an episode. */
  private seen(): Seen {
    const { imageSize, channels } = this.agent.config.world;
    const image = tf.tidy(() => {
      const first = tf.slice(this.batch.image, [0, 0], [1, 1]);
      return tf.reshape(first, [1, imageSize, imageSize, channels]) as tf.Tensor4D;
    });
    return { image, isFirst: tf.zeros([1, 1]) };
  }

  /** The noise with which a policy's draws are the likeliest or middle ones. */
  private calmNoise(): PolicyNoise {
    const { world, behaviour } = this.agent.config;
    const { actionSize, rssm } = world;
    return {
      posterior: tf.fill([1, rssm.stochSize], latentKind(rssm.latent).calm) as tf.Tensor2D,
      action: tf.fill([1, actionSize], actionKinds[behaviour.actions].calm) as tf.Tensor2D,
      exploration: tf.zeros([1, actionSize]),
    };
  }

  /** Policy steps of batch 1, each from an image to an action on the host. */
  act(count: number): Times {
    const { config } = this.agent;
    const policy = capture(policyStep(config), { name: "the policy's step", engine: this.engine });
    const params = policyParams(this.state.params);
    const [seen, noise] = [this.seen(), this.calmNoise()];
    let carried: Carried = {
      ...initialLatent(config.world.rssm, 1),
      action: tf.zeros([1, config.world.actionSize]),
    };
    const result = this.times(count, () => {
      const next = policy(params, carried, seen, noise);
      next.action.dataSync();
      disposeTree(carried);
      carried = next;
    });
    disposeTree(carried, noise, seen);
    policy.dispose();
    return result;
  }

  /** The noise of training steps. */
  draw(count: number): Times {
    const rng = new Rng("draw");
    return this.times(count, () => disposeTree(drawNoise(rng, this.agent.config)));
  }

  /** The rate of matrix products, GFLOP/s. */
  product(): { gflops: number } {
    const n = 1024;
    const [a, b] = ["a", "b"].map((name) =>
      tf.tensor2d(new Rng(name).fillUniform(new Float32Array(n * n)), [n, n]),
    );
    const { times } = this.times(40, () => tf.tidy(() => void tf.matMul(a, b).dataSync()));
    tf.dispose([a, b]);
    return { gflops: (2e-6 * n ** 3) / Math.min(...times) };
  }

  /** Writes the state and the last losses. */
  save(file: string): object {
    writeFileSync(file, encode(comparedParts({ state: this.state, metrics: this.metrics! }, this.agent)));
    return {};
  }

  /** What the capture says of itself. */
  report(): object {
    return this.step.report();
  }

  /** How many numbers the agent learns. */
  parameters(): { parameters: number } {
    return { parameters: leavesOf(this.state.params).reduce((sum, { size }) => sum + size, 0) };
  }
}
