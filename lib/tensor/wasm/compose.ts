import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

/** A tensor as kernels see it: memory, shape and type, without tape or scope. */
export type Info = tf.TensorInfo;

/** What a kernel is called with. */
export interface KernelCall<Attributes = object> {
  inputs: Record<string, Info>;
  backend: BackendWasm;
  attrs: Attributes;
}

/** Runs a kernel of the wasm backend. */
export type Run = (kernelName: string, inputs: Record<string, Info>, attributes?: object) => Info;

/** Computes the result of a kernel by other kernels, and frees what they made on the way.
 *  @param build returns a result of `run` */
export function compose(backend: BackendWasm, build: (run: Run) => Info): Info {
  const made = new Set<Info>();
  const run: Run = (kernelName, inputs, attributes = {}) => {
    const { kernelFunc } = tf.getKernel(kernelName, "wasm");
    const result = kernelFunc({ inputs, backend, attrs: attributes as tf.NamedAttrMap }) as Info;
    made.add(result);
    return result;
  };
  try {
    const result = build(run);
    made.delete(result);
    return result;
  } finally {
    for (const { dataId } of made) backend.disposeData(dataId);
  }
}

/** Registers a kernel of the wasm backend. Where it has one of this name, that one stays as `shipped(name)`. */
export function register<Attributes>(
  kernelName: string,
  kernel: (call: KernelCall<Attributes>) => Info,
): void {
  const kernelFunc = kernel as unknown as tf.KernelFunc;
  const before = tf.getKernel(kernelName, "wasm");
  if (before) {
    tf.unregisterKernel(kernelName, "wasm");
    tf.registerKernel({ ...before, kernelName: shipped(kernelName) });
  }
  tf.registerKernel({ kernelName, backendName: "wasm", kernelFunc });
}

/** The name of the kernel that another took the place of. */
export function shipped(kernelName: string): string {
  return `Shipped${kernelName}`;
}
