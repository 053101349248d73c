/** A tensor as ONNX Runtime takes and gives it. */
export interface OnnxTensor {
  readonly dims: readonly number[];
}

/** Names → tensors. */
export type OnnxTensors = Record<string, OnnxTensor>;

/** A session as the native addon has it: unlike the package's promise, it can be waited for in the middle of a step. */
export interface Session {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
  run(feeds: OnnxTensors, fetches: OnnxTensors, options: object): OnnxTensors;
  endProfiling(): void;
  dispose(): void;
}

interface Addon {
  binding: {
    InferenceSession: new () => Session;
    listSupportedBackends(): { name: string }[];
  };
  initOrt(): void;
}

/** ONNX Runtime, as far as we call it. Its packages are optional, so that even their types may not be there. */
export interface OnnxRuntime extends Addon {
  Tensor: new (
    type: string,
    data: Float32Array | Int32Array | Uint8Array,
    dims: readonly number[],
  ) => OnnxTensor;
}

/**
 * Loads ONNX Runtime. It would tell Microsoft what it computes on, and write a number of the machine's own into the user's
 * cache folder, where it is not told not to before it starts.
 * @throws Error if it is not installed or does not load
 */
export function loadOnnxRuntime(): OnnxRuntime {
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
  const { binding, initOrt } = require("onnxruntime-node/dist/binding") as Addon;
  const { Tensor } = require("onnxruntime-common") as Pick<OnnxRuntime, "Tensor">;
  return { binding, initOrt, Tensor };
}
