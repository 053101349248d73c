import type * as tf from "@tensorflow/tfjs";
import { nativeBinding } from "../backend";
import type { Program } from "../program/program";
import { loadOnnxRuntime } from "./onnx/addon";

/** What can run a captured step. */
export type EngineName = "tensorflow" | "onnx" | "webgpu" | "eager";

/** A program that is ready to run, as often as one likes. */
export interface Replay {
  /** Tells the program apart, as `programKey` does. */
  readonly key: string | null;
  /** Runs it once.
   *  @param inputs in the program's order; they stay the caller's
   *  @returns new tensors in the order of the program's outputs */
  run(inputs: readonly tf.Tensor[]): tf.Tensor[];
  dispose(): void;
}

/** Makes programs ready to run. */
export interface Engine {
  readonly name: EngineName;
  /** Whether its operators are known to be right; where not, every replay is compared with the eager result, however long that takes. */
  readonly isProven: boolean;
  /** @throws UnmappedOperation if the program holds an operation that this engine does not have */
  compile(program: Program): Replay;
}

function hasOnnx(): boolean {
  try {
    loadOnnxRuntime();
    return true;
  } catch {
    return false;
  }
}

/** The engines that this machine has, the fastest first, without those that run only when asked for; empty where steps can only run
 *  eagerly. */
export function availableEngines(): EngineName[] {
  const engines: EngineName[] = [];
  if (nativeBinding()) engines.push("tensorflow");
  if (hasOnnx()) engines.push("onnx");
  return engines;
}
