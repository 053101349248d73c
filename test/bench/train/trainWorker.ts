import { readFileSync, writeFileSync } from "node:fs";
import { dreamerV1 } from "lib/agents/dreamerV1/dreamerV1";
import { type Carried, policyParams, policyStep } from "lib/agents/dreamer/policy";
import {
  type DreamerMetrics as Metrics,
  type DreamerNoise as Noise,
  type DreamerState as TrainState,
} from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { decode, encode } from "lib/data/safetensors";
import { type WorldModelBatch as Batch } from "lib/models/world/worldModel";
import { capture, type Captured } from "lib/tensor/capture";
import { type EngineName } from "lib/tensor/engines/engine";
import { disposeTree, leavesOf, pathsOf, withLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { comparedParts } from "./compareSteps";
import { drawNoise, trainData } from "./trainData";
import { configOf, type TrainSize } from "./trainSize";

/** Times in milliseconds. */
export interface Times {
  times: number[];
}

type TrainData = { state: TrainState; batch: Batch; noise: Noise };

/** The file's tensors in the nesting of a size's data. */
function readData(size: TrainSize, file: string): TrainData {
  const like = trainData(size, 0);
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
    private readonly size: TrainSize,
    file: string,
    private readonly engine: EngineName,
  ) {
    this.step = capture(dreamerV1(configOf(size)), { name: "the benchmark's step", engine });
    ({ state: this.state, batch: this.batch, noise: this.noise } = readData(size, file));
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

  /** Policy steps of batch 1, each from an image to an action on the host. */
  act(count: number): Times {
    const { actionSize, deterSize, stochSize, imageSize } = this.size;
    const policy = capture(policyStep(configOf(this.size)), {
      name: "the policy's step",
      engine: this.engine,
    });
    const params = policyParams(this.state.params);
    const seen = {
      image: tf.reshape(tf.slice(this.batch.image, [0, 0, 0, 0, 0], [1, 1, imageSize, imageSize, 3]), [
        1,
        imageSize,
        imageSize,
        3,
      ]) as tf.Tensor4D,
      isFirst: tf.zeros([1, 1]) as tf.Tensor2D,
    };
    const noise = {
      posterior: tf.zeros([1, stochSize]) as tf.Tensor2D,
      action: tf.zeros([1, actionSize]) as tf.Tensor2D,
      exploration: tf.zeros([1, actionSize]) as tf.Tensor2D,
    };
    const zeros = (length: number): tf.Tensor2D => tf.zeros([1, length]);
    let carried: Carried = { deter: zeros(deterSize), stoch: zeros(stochSize), action: zeros(actionSize) };
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
    return this.times(count, () => disposeTree(drawNoise(rng, this.size)));
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
    writeFileSync(file, encode(comparedParts({ state: this.state, metrics: this.metrics! })));
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
