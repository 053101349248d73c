import { type Engine, type EngineName, availableEngines } from "./engine";
import { tensorflowEngine } from "./tensorflow/engine";

/** ONNX Runtime's packages are optional: what uses them is loaded only where they are. */
const loaders: Record<Exclude<EngineName, "eager">, () => Engine> = {
  tensorflow: () => tensorflowEngine,
  onnx: () => (require("./onnx/engine") as { onnxEngine: Engine }).onnxEngine,
  webgpu: () => (require("./webgpu/engine") as { loadWebgpu: () => Engine }).loadWebgpu(),
};

/**
 * The engine of a name, or the fastest that is here.
 * @returns null where steps shall, or can only, run eagerly
 * @throws Error if the engine that is asked for is not installed, or has no device
 */
export function loadEngine(name: EngineName | undefined): Engine | null {
  const available = availableEngines();
  const chosen = name ?? available[0] ?? "eager";
  if (chosen === "eager") return null;
  if (!available.includes(chosen === "webgpu" ? "onnx" : chosen)) {
    const command = chosen === "tensorflow" ? "npm run setup:tensors" : "npm ci";
    throw new Error(`capture: engine "${chosen}" is not installed here. Run: ${command}`);
  }
  return loaders[chosen]();
}
