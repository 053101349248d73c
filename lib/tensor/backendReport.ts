import { availableParallelism } from "node:os";
import * as tf from "@tensorflow/tfjs";
import { nativeBinding, whyNotNative } from "./backend";
import { availableEngines, type EngineName } from "./engines/engine";

/** What runs tensors here. */
export interface BackendReport {
  /** The backend that runs operations one by one. */
  eager: string;
  /** What replays captured steps; "eager" where nothing does. */
  capture: EngineName;
  device: "CPU" | "GPU";
  /** Threads that a replay uses. */
  threads: number;
  /** What would be faster, why it is not there, and the command that gets it; null where nothing is. */
  faster: { what: string; why: string; command: string } | null;
  /** All of it in one line. */
  text: string;
}

const names: Record<EngineName, string> = {
  tensorflow: "a TensorFlow session",
  onnx: "ONNX Runtime",
  webgpu: "ONNX Runtime on WebGPU",
  eager: "nothing: steps run eagerly",
};

/** Says which backend runs eager operations, which engine replays captured steps, and how to get a faster one. */
export function backendReport(): BackendReport {
  const eager = tf.getBackend();
  const [capture = "eager"] = availableEngines();
  const device = nativeBinding()?.isUsingGpuDevice() ? "GPU" : "CPU";
  const threads = capture === "eager" ? 1 : availableParallelism();
  const why = whyNotNative();
  const faster =
    why === null ? null : { what: "the native TensorFlow library", why, command: "npm run setup:tensors" };
  const hint = faster ? ` Faster: ${faster.what}; ${faster.why}. Run: ${faster.command}` : "";
  const text = `Tensors: ${eager} on ${device}; captured steps: ${names[capture]}, ${threads} thread${threads === 1 ? "" : "s"}.${hint}`;
  return { eager, capture, device, threads, faster, text };
}
