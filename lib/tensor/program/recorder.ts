import * as tf from "@tensorflow/tfjs";
import { traceBackend } from "../traceBackend";
import { callSite } from "./callSite";
import { CaptureError } from "./captureError";
import type { DType, KernelAttributes, RecordedKernel, RecordedProgram, Value, Values } from "./program";
import { shapeRules } from "./shapes/all";
import { UnmappedOperation } from "./unmappedOperation";

type RunKernel = (
  kernel: string,
  inputs: tf.NamedTensorMap,
  attributes?: KernelAttributes,
) => tf.Tensor | tf.Tensor[];

/** What TensorFlow.js computes on. */
interface Backend {
  backendName: string;
  backendInstance: tf.KernelBackend;
}

/** The parts of TensorFlow.js's engine through which everything passes. */
interface Engine extends Backend {
  runKernel: RunKernel;
  readSync(dataId: object): Values;
  read(dataId: object): Promise<Values>;
}

/** How a step is recorded. */
export interface Recording {
  /** Whether each operation keeps where it was called, which takes about as long as all the rest (false). */
  sites?: boolean;
  /** Is shown the program after each operation that is added to it; what it throws ends the step.
   *  @param site says where that operation was called */
  watch?: (soFar: RecordedProgram, site: () => Error) => void;
}

/** Kernels that draw random numbers inside the backend. */
const random = new Set(["Multinomial", "RandomGamma", "RandomStandardNormal", "RandomUniform"]);

/** Kernels of no input: their result is a constant of one value, which need not be stored. */
const filled: Record<string, (attributes: KernelAttributes) => unknown> = {
  Fill: ({ value }) => value,
  ZerosLike: () => 0,
  OnesLike: () => 1,
};

/**
 * Writes down what TensorFlow.js would compute, on a backend that knows shapes only: each kernel call, with its inputs by the data
 * that they hold. Clones of a tensor are the tensor itself.
 */
class Recorder {
  private readonly values = new WeakMap<object, Value>();
  private readonly inputs: Value[];
  private readonly constants = new Map<Value, Values>();
  private readonly operations: RecordedKernel[] = [];
  /** Clones that were made within the present call: data, and its copy. */
  private clones: [object, object][] = [];
  private readonly engine = tf.engine() as unknown as Engine;
  private readonly originals: Pick<Engine, "runKernel" | "readSync">;
  private readonly real: Backend;
  private refusal: unknown = null;
  private ids = 0;
  private isWithinCall = false;

  constructor(
    inputs: readonly tf.Tensor[],
    private readonly recording: Recording,
  ) {
    const { runKernel, readSync, backendName } = this.engine;
    this.originals = { runKernel: runKernel.bind(this.engine), readSync: readSync.bind(this.engine) };
    this.real = { backendName, backendInstance: tf.backend() };
    this.inputs = inputs.map((input) => this.define(input));
  }

  record(step: () => readonly tf.Tensor[]): RecordedProgram {
    const { engine } = this;
    this.trace();
    engine.runKernel = (...call) => this.runKernel(...call);
    engine.readSync = () => {
      throw this.refuseRead("readSync", "dataSync() or arraySync()");
    };
    engine.read = () => {
      this.refuseRead("read", "data() or array()");
      return new Promise(() => undefined); // whoever awaits it comes after the step, which ends by the error
    };
    // An interrupt may end what runs without its finally blocks.
    const restoreLater = setImmediate(() => this.restore());
    try {
      const outputs = step().map((result) => this.use(result));
      if (this.refusal) throw this.refusal;
      const { inputs, constants, operations } = this;
      return { inputs, constants, operations, outputs };
    } finally {
      this.restore();
      clearImmediate(restoreLater);
    }
  }

  /** Lets the engine compute nothing. */
  private trace(): void {
    const { backendName, backend } = traceBackend();
    Object.assign(this.engine, { backendName, backendInstance: backend });
  }

  /** Gives the engine back its own methods, which are its prototype's, and its backend. */
  private restore(): void {
    for (const name of ["runKernel", "readSync", "read"]) Reflect.deleteProperty(this.engine, name);
    Object.assign(this.engine, this.real);
  }

  private refuseRead(method: "readSync" | "read", what: string): CaptureError {
    const message = `the step reads a tensor's values on the host, by ${what}, which a replay cannot do: return the tensor among the results and read it there`;
    const refusal = new CaptureError(message, callSite(this.engine[method]));
    this.refusal ??= refusal;
    return refusal;
  }

  private newValue(shape: readonly number[], dtype: string, what: string): Value {
    if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool")
      throw new CaptureError(
        `${what} has the data type ${dtype}; steps compute with float32, int32 and bool`,
      );
    return { id: this.ids++, shape: [...shape], dtype: dtype as DType };
  }

  private define(tensor: tf.Tensor): Value {
    const value = this.newValue(tensor.shape, tensor.dtype, "a tensor of the step");
    this.values.set(tensor.dataId, value);
    return value;
  }

  /** The value that a tensor holds, in the tensor's shape and type. */
  private use(tensor: tf.Tensor): Value {
    const value = this.values.get(tensor.dataId) ?? this.readConstant(tensor);
    const shaped = this.view(value, "Reshape", tensor.shape, value.dtype);
    return this.view(shaped, "Cast", tensor.shape, tensor.dtype);
  }

  private view(value: Value, kind: "Reshape" | "Cast", shape: readonly number[], dtype: string): Value {
    const isSame = kind === "Cast" ? value.dtype === dtype : value.shape.join() === shape.join();
    if (isSame) return value;
    const output = this.newValue(shape, dtype, "a view");
    const attributes = kind === "Cast" ? { dtype } : { shape: [...shape] };
    this.add({ kind, inputs: [value], attributes, outputs: [output] });
    return output;
  }

  /** A tensor that the step has not computed: made from numbers inside of it, or found outside. */
  private readConstant(tensor: tf.Tensor): Value {
    if (tensor instanceof tf.Variable)
      throw new CaptureError(
        `the step reads the variable "${tensor.name}", whose value would be frozen in the replay: pass it in as part of the state`,
        callSite(this.engine.runKernel),
      );
    const value = this.define(tensor);
    this.constants.set(value, copyAs(value.dtype, this.originals.readSync(tensor.dataId)));
    return value;
  }

  private runKernel(
    kernel: string,
    given: tf.NamedTensorMap,
    attributes: KernelAttributes = {},
  ): tf.Tensor | tf.Tensor[] {
    const tensors = inputsOf(given);
    if (this.isWithinCall) return this.cloneForGradient(kernel, given, attributes);
    this.refuseKernel(kernel, tensors.length > 0);
    const isFilled = kernel in filled;
    const inputs = isFilled ? [] : tensors.map((tensor) => this.use(tensor));
    const isReal = tensors.length === 0 && !isFilled;
    if (isReal) Object.assign(this.engine, this.real);
    this.isWithinCall = true;
    let result: tf.Tensor | tf.Tensor[];
    try {
      result = this.originals.runKernel(kernel, given, attributes);
    } finally {
      this.isWithinCall = false;
      if (isReal) this.trace();
    }
    this.note(kernel, inputs, attributes, [result].flat());
    for (const [data, copy] of this.clones.splice(0)) this.values.set(copy, this.values.get(data)!);
    return result;
  }

  /** What is saved for a gradient is cloned within the call that computes it. */
  private cloneForGradient(...call: Parameters<RunKernel>): ReturnType<RunKernel> {
    const result = this.originals.runKernel(...call);
    this.clones.push([call[1].x.dataId, (result as tf.Tensor).dataId]);
    return result;
  }

  private refuseKernel(kernel: string, hasInputs: boolean): void {
    if (random.has(kernel))
      throw new CaptureError(
        `the step draws random numbers (${kernel}), which a replay would repeat: draw them outside with Rng and pass them in as noise`,
        callSite(this.engine.runKernel),
      );
    if (hasInputs && !(kernel in shapeRules))
      throw new UnmappedOperation({ kind: kernel, site: callSite(this.engine.runKernel) }, "a captured step");
  }

  private note(kernel: string, inputs: Value[], attributes: KernelAttributes, results: tf.Tensor[]): void {
    if (kernel === "Identity") return void this.values.set(results[0].dataId, inputs[0]);
    const isFilled = kernel in filled;
    if (inputs.length === 0 && !isFilled) return void results.forEach((result) => this.readConstant(result));
    const outputs = results.map((result) => this.define(result));
    const plain = isFilled ? { value: filled[kernel](attributes) } : attributes;
    this.add({ kind: isFilled ? "Fill" : kernel, inputs, attributes: plain, outputs });
  }

  private add(operation: RecordedKernel): void {
    const { inputs, constants, operations, recording } = this;
    const site = (): Error => callSite(this.engine.runKernel);
    operations.push(recording.sites ? { ...operation, site: site() } : operation);
    try {
      recording.watch?.({ inputs, constants, operations, outputs: [] }, site);
    } catch (error) {
      this.refusal ??= error;
      throw error;
    }
  }
}

function copyAs(dtype: DType, values: Values): Values {
  switch (dtype) {
    case "float32":
      return Float32Array.from(values);
    case "int32":
      return Int32Array.from(values);
    case "bool":
      return Uint8Array.from(values);
  }
}

/** The tensors of a kernel call, in the order of their names in it; lists count one by one. */
function inputsOf(given: tf.NamedTensorMap): tf.Tensor[] {
  return Object.values(given as Record<string, tf.Tensor | tf.Tensor[] | null | undefined>)
    .flat()
    .filter((tensor): tensor is tf.Tensor => tensor != null);
}

/**
 * Runs a step once without computing anything, as shapes and types alone, and writes down what it would compute.
 * @param inputs what the step may depend on; no two may share their data
 * @param step gives its results, which have no values and are the caller's to dispose of
 * @throws CaptureError if the step does what a replay could not repeat; UnmappedOperation for a kernel that no replay has
 */
export function record(
  inputs: readonly tf.Tensor[],
  step: () => readonly tf.Tensor[],
  recording: Recording = {},
): RecordedProgram {
  return new Recorder(inputs, recording).record(step);
}
