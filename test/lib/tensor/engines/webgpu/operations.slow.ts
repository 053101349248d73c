import { needs } from "../../../../support/needs";
import type { OperationCase } from "../operationCases";
import { testReplays } from "../testReplays";

/** WGSL asks of sine and cosine no more than 2⁻¹¹; a software driver takes it at its word. */
const errorOf = ({ name }: OperationCase): number => (/^(sin|cos)$/.test(name) ? 2 ** -11 : 2e-5);

needs(["onnx", "webgpu"], () =>
  describe("captured on wasm and replayed by webgpu", () => testReplays("wasm", "webgpu", errorOf)),
);
