/**
 * The one import of TensorFlow.js in the project: `import * as tf from "lib/tensor/tf"`, then `await tf.ready()` once. The eager
 * backend is the native library where it is installed, else WebAssembly; never plain JavaScript without being told.
 */
import * as tensors from "@tensorflow/tfjs";
import { TENSORS } from "../core/globalKeys";
import { startBackend } from "./backend";

export * from "@tensorflow/tfjs";
export { type EagerBackend, useBackend } from "./backend";
export { backendReport } from "./backendReport";

Object.assign(globalThis, { [TENSORS]: tensors });
startBackend();
