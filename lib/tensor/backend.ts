import * as tf from "@tensorflow/tfjs";
import { putBackRemovedUtilities } from "./nodeCompat";

/** The eager backends that we choose from, under their names in TensorFlow.js. */
export type EagerBackend = "tensorflow" | "wasm";

/** Why the native library is not used; null where it is. */
let nativeFailure: string | null = null;

/** tfjs-node's native functions, of which we call those that run graphs. */
export interface NativeBinding {
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: number[], inputNames: string, outputNames: string): NativeTensor[];
  isUsingGpuDevice(): boolean;
  TF_Version: string;
}

/** A tensor as the native functions return it. */
export interface NativeTensor {
  id: number;
  shape: number[];
  dtype: number;
}

/** The addon that `npm run setup:tensors` makes: without it TensorFlow prints two lines to stderr while it is loaded. */
interface StderrAddon {
  hold(): void;
  release(): void;
}

function findStderrAddon(): StderrAddon | null {
  try {
    return require("@tensorflow/tfjs-node-gpu/lib/napi-v8/stderr.node") as StderrAddon;
  } catch {
    return null;
  }
}

const firstLine = (text: string): string => text.split("\n")[0];

/** Loads the native library, silently; it logs to the process's stderr unless it is told not to before it is loaded. With
 *  COURSE_TENSORS=npm in the environment npm's packages have to do, as on a machine where it is not installed. */
function loadNative(): boolean {
  if (process.env.COURSE_TENSORS === "npm") {
    nativeFailure = "COURSE_TENSORS is npm";
    return false;
  }
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  putBackRemovedUtilities();
  const stderr = findStderrAddon();
  stderr?.hold();
  try {
    require("@tensorflow/tfjs-node-gpu");
    return starts();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === "MODULE_NOT_FOUND" || /can not be found/.test(message);
    nativeFailure = isMissing ? "it is not installed" : `it does not load: ${firstLine(message)}`;
    return false;
  } finally {
    stderr?.release();
  }
}

/** Whether the library that has loaded starts too; one that does not is forgotten, so that nobody takes it for there. */
function starts(): boolean {
  if (tf.findBackend("tensorflow")) return true;
  try {
    void tf.findBackendFactory("tensorflow")?.(); // starts at once and tells why it does not
    nativeFailure = "it does not start";
  } catch (error) {
    nativeFailure = `it does not start: ${firstLine((error as Error).message)}`;
  }
  tf.removeBackend("tensorflow");
  return false;
}

function loadWasm(): void {
  if (tf.findBackendFactory("wasm")) return;
  require("@tensorflow/tfjs-backend-wasm");
  require("./wasm/register");
}

/** Chooses the backend and begins to start it; `tf.ready()` waits for it. */
export function startBackend(): void {
  if (loadNative()) return void tf.setBackend("tensorflow");
  loadWasm();
  void tf.setBackend("wasm");
}

/**
 * Makes another eager backend the current one, for a comparison.
 * @throws Error if it is not installed or does not start
 */
export async function useBackend(name: EagerBackend): Promise<void> {
  if (name === "wasm") loadWasm();
  if (!tf.findBackendFactory(name))
    throw new Error(`useBackend: "${name}" is not available here: ${nativeFailure ?? "unknown backend"}`);
  if (!(await tf.setBackend(name))) throw new Error(`useBackend: "${name}" does not start`);
}

/** Why the native library is not in use; null where it is. */
export function whyNotNative(): string | null {
  return nativeFailure;
}

/** The native functions; null where the native library is not there. */
export function nativeBinding(): NativeBinding | null {
  if (!tf.findBackendFactory("tensorflow")) return null;
  return (tf.findBackend("tensorflow") as unknown as { binding: NativeBinding }).binding;
}
