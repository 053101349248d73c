import type * as tf from "@tensorflow/tfjs";
import { hostMemory } from "../../hostMemory";
import { convolutionsAsProducts } from "../../program/passes/convolutionsAsProducts";
import { simplify } from "../../program/passes/simplify";
import type { PrimitiveKind } from "../../program/primitives";
import { type Operation, type Program, sizeOf, type Value } from "../../program/program";
import { UnmappedOperation } from "../../program/unmappedOperation";
import type { Engine, Replay } from "../engine";
import { loadOnnxRuntime, type OnnxTensors, type Session } from "./addon";
import { addToProducts } from "./addToProducts";
import { channelsFirst } from "./channelsFirst";
import { onnxPolicy } from "./convolutionPolicy";
import { OnnxGraph } from "./graph";
import { modelKey, openCached, openSession } from "./openSession";
import { mappings } from "./operations";

/** Adds an operation by the mapping of its kind. */
function addOperation<K extends PrimitiveKind>(graph: OnnxGraph, operation: Operation<K>): void {
  const mapping = mappings[operation.kind];
  if (!mapping) throw new UnmappedOperation(operation, "the ONNX engine");
  graph.name(operation.outputs[0], mapping(graph, operation));
}

function graphOf(program: Program): OnnxGraph {
  const graph = new OnnxGraph();
  program.inputs.forEach((input, i) => graph.name(input, `in${i}`));
  for (const [value, values] of program.constants)
    graph.name(value, graph.constant(values, value.shape, value.dtype));
  for (const operation of program.operations) addOperation(graph, operation);
  return graph;
}

/** A program in a session of ONNX Runtime. */
export class OnnxReplay implements Replay {
  private readonly runtime = loadOnnxRuntime();
  private session: Session | null;
  private readonly outputs: readonly Value[];
  readonly key: string | null;

  /** @param extra options of ONNX Runtime's besides ours; with them, nothing is kept on disk */
  constructor(program: Program, extra?: object) {
    const model = graphOf(program).encode(program);
    this.outputs = program.outputs;
    this.key = modelKey(model, extra);
    this.session = extra ? openSession(model, extra) : openCached(model, undefined, this.key);
  }

  run(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    if (!this.session) throw new Error("OnnxReplay.run: it was disposed of");
    const memory = hostMemory();
    const { Tensor } = this.runtime;
    const feeds: OnnxTensors = {};
    inputs.forEach(
      ({ dataId, dtype, shape }, i) => (feeds[`in${i}`] = new Tensor(dtype, memory.valuesOf(dataId), shape)),
    );
    const buffers = this.outputs.map(({ dtype, shape }) => memory.take(dtype, sizeOf(shape)));
    const fetches: OnnxTensors = {};
    this.outputs.forEach(
      ({ dtype, shape }, i) => (fetches[`out${i}`] = new Tensor(dtype, buffers[i], shape)),
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
  return addToProducts(simplify(channelsFirst(convolutionsAsProducts(program, onnxPolicy))));
}

/** Runs programs in ONNX Runtime on the processor; needs npm alone. */
export const onnxEngine: Engine = {
  name: "onnx",
  isProven: true,
  compile: (program) => new OnnxReplay(onnxProgram(program)),
};
