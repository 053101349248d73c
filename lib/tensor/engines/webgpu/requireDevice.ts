import { loadOnnxRuntime } from "../onnx/addon";
import { OnnxGraph } from "../onnx/graph";
import { openSession } from "../onnx/openSession";
import type { Value } from "../../program/program";

/** What a session must be told to run on WebGPU; what that lacks runs on the processor. */
export const webgpuOptions = { executionProviders: [{ name: "webgpu" }] };

let isFound = false;

/** A model that gives what it is given. */
function smallestModel(): Uint8Array {
  const x: Value = { id: 0, shape: [1], dtype: "float32" };
  const graph = new OnnxGraph();
  graph.name(x, "in0");
  return graph.encode({ inputs: [x], outputs: [x], constants: new Map(), operations: [] });
}

/** The part of ONNX Runtime's message that says what is wrong. */
const reasonOf = ({ message }: Error): string =>
  (/WebGPU adapter: (.+)/.exec(message)?.[1] ?? message.trim().split("\n").pop()!).trim();

/**
 * Makes sure that WebGPU has a device here; the first time it takes a third of a second.
 * @throws Error that says what is missing and what to do
 */
export function requireDevice(): void {
  if (isFound) return;
  const instead = 'leave out { engine: "webgpu" }, and the fastest engine that is here runs';
  if (
    !loadOnnxRuntime()
      .binding.listSupportedBackends()
      .some(({ name }) => name === "webgpu")
  )
    throw new Error(
      `capture: ONNX Runtime has no WebGPU for ${process.platform} ${process.arch}; ${instead}`,
    );
  try {
    openSession(smallestModel(), webgpuOptions).dispose();
    isFound = true;
  } catch (error) {
    throw new Error(
      `capture: engine "webgpu" finds no graphics processor that it can use (${reasonOf(error as Error)}). ` +
        `Install a current driver for it (on Linux, one for Vulkan), or ${instead}`,
    );
  }
}
