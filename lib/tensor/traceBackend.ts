import * as tf from "@tensorflow/tfjs";
import { shapeRules } from "./program/shapes/all";

type Numbers = tf.backend_util.BackendValues;

const backendName = "trace";

/**
 * A backend of TensorFlow.js that computes nothing: its kernels give tensors of a shape and a type. Values has only what a step makes
 * of numbers, its constants.
 */
class TraceBackend extends tf.KernelBackend {
  /** The values of constants, null for what a kernel gave. */
  private readonly held = new Map<object, Numbers | null>();

  /** A result of which nobody knows the values. */
  result(shape: readonly number[], dtype: string): tf.TensorInfo {
    const dataId = {};
    this.held.set(dataId, null);
    return { dataId, shape: [...shape], dtype: dtype as tf.DataType };
  }

  override write(values: Numbers): object {
    const dataId = {};
    this.held.set(dataId, values);
    return dataId;
  }

  override move(dataId: object, values: Numbers): void {
    this.held.set(dataId, values);
  }

  override readSync(dataId: object): Numbers {
    const values = this.held.get(dataId);
    if (values) return values;
    throw new TypeError(
      "a tensor that was kept from within a captured step has no values: return it among the step's results",
    );
  }

  override async read(dataId: object): Promise<Numbers> {
    return this.readSync(dataId);
  }

  override disposeData(dataId: object): boolean {
    this.held.delete(dataId);
    return true;
  }

  override refCount(): number {
    return 1;
  }

  override incRef(): void {}

  override numDataIds(): number {
    return this.held.size;
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override timerAvailable(): boolean {
    return false;
  }
}

function register(kernelName: string): void {
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const given = Object.values(inputs).flat().filter(Boolean) as tf.TensorInfo[];
      const results = shapeRules[kernelName]({ inputs: given, attributes: attrs ?? {} });
      const infos = [results]
        .flat()
        .map(({ shape, dtype }) => (backend as TraceBackend).result(shape, dtype));
      return Array.isArray(results) ? infos : infos[0];
    },
  });
}

/** The one backend for tracing, which is made when it is first asked for, and its name in TensorFlow.js. */
export function traceBackend(): { backendName: string; backend: tf.KernelBackend } {
  if (!tf.findBackendFactory(backendName)) {
    tf.registerBackend(backendName, () => new TraceBackend(), -2);
    Object.keys(shapeRules).forEach(register);
  }
  return { backendName, backend: tf.findBackend(backendName) };
}
