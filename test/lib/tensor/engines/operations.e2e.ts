import type { EagerBackend } from "lib/tensor/tf";
import { needs, type Part } from "../../../support/needs";
import { testReplays } from "./testReplays";

/** What is recorded on a backend can be replayed by an engine, where both are here; TensorFlow's replays its own backend's tensors only. */
const pairs: [EagerBackend, "onnx" | "tensorflow", Part[]][] = [
  ["wasm", "onnx", ["onnx"]],
  ["tensorflow", "onnx", ["tensorflow", "onnx"]],
  ["tensorflow", "tensorflow", ["tensorflow"]],
];

for (const [backend, engine, parts] of pairs)
  needs(parts, () =>
    describe(`captured on ${backend} and replayed by ${engine}`, () => testReplays(backend, engine)),
  );
