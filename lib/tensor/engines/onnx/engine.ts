import { availableParallelism } from "node:os";
import type * as tf from "@tensorflow/tfjs";
import { Tensor as OnnxTensor } from "onnxruntime-common";
import { hostMemory } from "../../hostMemory";
import { UnmappedOperation } from "../../program/lower";
import { type Program, sizeOf, type Value } from "../../program/program";
import { convolutionsAsProducts } from "../convolutionsAsProducts";
import type { Engine, Replay } from "../engine";
import { addToProducts } from "./addToProducts";
import { channelsFirst } from "./channelsFirst";
import { onnxPolicy } from "./convolutionPolicy";

import { OnnxGraph } from "./graph";
import { mappings } from "./operations";

type Tensors = Record<string, OnnxTensor>;

/** A session as ONNX Runtime's native addon has it: unlike the package's promise, it can be waited for in the middle of a step. */
interface Session {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
  run(feeds: Tensors, fetches: Tensors, options: object): Tensors;
  endProfiling(): void;
  dispose(): void;
}

interface Addon {
  binding: { InferenceSession: new () => Session };
  initOrt(): void;
}

const options = {
  graphOptimizationLevel: "all",
  executionMode: "sequential",
  intraOpNumThreads: availableParallelism(),
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  extra: { session: { force_spinning_stop: "1" } },
};

function graphOf(program: Program): OnnxGraph {
  const graph = new OnnxGraph();
  program.inputs.forEach((input, i) => graph.name(input, `in${i}`));
  for (const [value, values] of program.constants)
    graph.name(value, graph.constant(values, value.shape, value.dtype));
  for (const operation of program.operations) {
    const mapping = mappings[operation.kind];
    if (!mapping) throw new UnmappedOperation(operation, "the ONNX engine");
    graph.name(operation.outputs[0], mapping(graph, operation));
  }
  return graph;
}

/** A program in a session of ONNX Runtime. */
export class OnnxReplay implements Replay {
  private session: Session | null;
  private readonly outputs: readonly Value[];

  constructor(program: Program, extra: object = {}) {
    const { binding, initOrt } = require("onnxruntime-node/dist/binding") as Addon;
    initOrt();
    const model = graphOf(program).encode(program);
    this.outputs = program.outputs;
    this.session = new binding.InferenceSession();
    this.session.loadModel(model.buffer, model.byteOffset, model.byteLength, { ...options, ...extra });
  }

  run(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    if (!this.session) throw new Error("OnnxReplay.run: it was disposed of");
    const memory = hostMemory();
    const feeds: Tensors = {};
    inputs.forEach(
      ({ dataId, dtype, shape }, i) =>
        (feeds[`in${i}`] = new OnnxTensor(
          dtype as "float32",
          memory.valuesOf(dataId) as Float32Array,
          shape,
        )),
    );
    const buffers = this.outputs.map(({ dtype, shape }) => memory.take(dtype, sizeOf(shape)));
    const fetches: Tensors = {};
    this.outputs.forEach(
      ({ dtype, shape }, i) =>
        (fetches[`out${i}`] = new OnnxTensor(dtype as "float32", buffers[i] as Float32Array, shape)),
    );
    this.session.run(feeds, fetches, {});
    return this.outputs.map((output, i) => memory.tensorOf(buffers[i], output));
  }

  /** Ends what a session with `enableProfiling` writes down. */
  endProfiling(): void {
    this.session?.endProfiling();
  }

  dispose(): void {
    this.session?.dispose();
    this.session = null;
  }
}

/** A program as ONNX Runtime runs it fastest. */
export function onnxProgram(program: Program): Program {
  return addToProducts(channelsFirst(convolutionsAsProducts(program, onnxPolicy)));
}

/** Runs programs in ONNX Runtime on the processor; needs npm alone. */
export const onnxEngine: Engine = {
  name: "onnx",
  compile: (program) => new OnnxReplay(onnxProgram(program)),
};
