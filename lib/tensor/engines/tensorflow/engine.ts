import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as tf from "@tensorflow/tfjs";
import { type NativeBinding, nativeBinding, type NativeTensor } from "../../backend";
import { convolutionsAsProducts } from "../../program/passes/convolutionsAsProducts";
import type { PrimitiveKind } from "../../program/primitives";
import type { Operation, Program } from "../../program/program";
import { UnmappedOperation } from "../../program/unmappedOperation";
import type { Engine, Replay } from "../engine";
import { programKey } from "../programKey";
import { tensorflowPolicy } from "./convolutionPolicy";
import { fuse } from "./fuse";
import { Graph } from "./graph";
import { encodeSavedModel, typeNumbers } from "./graphDef";
import { inFunction } from "./graphFunction";
import { mappings } from "./operations";
import { addSplit, findSplits } from "./splits";

/** tfjs-node's backend, of which we use what turns its tensors into native ones and back. */
interface NativeBackend {
  binding: NativeBinding;
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(tensor: NativeTensor): tf.Tensor;
}

/** Adds an operation by the mapping of its kind. */
function addOperation<K extends PrimitiveKind>(graph: Graph, operation: Operation<K>): void {
  const mapping = mappings[operation.kind];
  if (!mapping) throw new UnmappedOperation(operation, "the TensorFlow engine");
  graph.name(operation.outputs[0], mapping(graph, operation));
}

function graphOf(program: Program): Graph {
  const { inputs, constants, operations } = program;
  const graph = new Graph();
  const splits = findSplits(program);
  const added = new Set<object>();
  inputs.forEach((input) => graph.placeholder(input));
  for (const [value, values] of constants)
    graph.name(value, graph.constant(values, value.shape, value.dtype));
  for (const operation of operations) {
    const split = splits.get(operation);
    if (split) {
      if (!added.has(split)) addSplit(graph, split);
      added.add(split);
      continue;
    }
    addOperation(graph, operation);
  }
  return graph;
}

/** Loads a graph, as a saved model, by way of a file, which TensorFlow reads at once and which is gone when this returns. */
function load(binding: NativeBinding, graph: Uint8Array): number {
  const folder = mkdtempSync(path.join(tmpdir(), "captured-step-"));
  try {
    writeFileSync(path.join(folder, "saved_model.pb"), graph);
    return binding.loadSavedModel(folder, "serve");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A graphics processor has other operations, which TensorFlow's own rewriting knows. */
const isUsingGpu = (): boolean => nativeBinding()!.isUsingGpuDevice();

class TensorFlowReplay implements Replay {
  private readonly backend = tf.findBackend("tensorflow") as unknown as NativeBackend;
  private readonly inputNames: string;
  private readonly outputNames: string;
  private model: number | null;
  readonly key: string | null;

  constructor(program: Program) {
    const graph = graphOf(program);
    const fetched = program.outputs.map((output) => ({
      name: graph.nameOf(output),
      type: typeNumbers[output.dtype],
    }));
    const { nodes, functions, results } = inFunction(graph.nodes, fetched, isUsingGpu());
    this.inputNames = program.inputs.map((input) => `${graph.nameOf(input)}:0`).join();
    this.outputNames = results.join();
    const { binding } = this.backend;
    const savedModel = encodeSavedModel(nodes, functions);
    this.key = programKey(savedModel, ["tensorflow", binding.TF_Version, isUsingGpu()]);
    this.model = load(binding, savedModel);
  }

  run(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    if (this.model === null) throw new Error("TensorFlowReplay.run: it was disposed of");
    const ids = this.backend.getInputTensorIds(inputs);
    const results = this.backend.binding.runSavedModel(this.model, ids, this.inputNames, this.outputNames);
    return results.map((result) => this.backend.createOutputTensor(result));
  }

  dispose(): void {
    if (this.model !== null) this.backend.binding.deleteSavedModel(this.model);
    this.model = null;
  }
}

/** Runs programs in a TensorFlow session, which tfjs-node opens for saved models. */
export const tensorflowEngine: Engine = {
  name: "tensorflow",
  isProven: true,
  compile: (program) => {
    if (!nativeBinding()) throw new Error("tensorflowEngine: the native TensorFlow library is not installed");
    const products = convolutionsAsProducts(program, tensorflowPolicy);
    return new TensorFlowReplay(isUsingGpu() ? products : fuse(products));
  },
};
