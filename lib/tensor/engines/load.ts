import { type Engine, type EngineName, availableEngines } from "./engine";
import { tensorflowEngine } from "./tensorflow/engine";

/**
 * The engine of a name, or the fastest that is here.
 * @returns null where steps shall, or can only, run eagerly
 * @throws Error if the engine that is asked for is not installed
 */
export function loadEngine(name: EngineName | undefined): Engine | null {
  const available = availableEngines();
  const chosen = name ?? available[0] ?? "eager";
  if (chosen === "eager") return null;
  if (!available.includes(chosen)) {
    const command = chosen === "tensorflow" ? "npm run setup:tensors" : "npm ci";
    throw new Error(`capture: engine "${chosen}" is not installed here. Run: ${command}`);
  }
  return chosen === "tensorflow"
    ? tensorflowEngine
    : (require("./onnx/engine") as { onnxEngine: Engine }).onnxEngine;
}
