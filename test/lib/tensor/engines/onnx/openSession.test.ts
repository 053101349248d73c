import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import { Rng } from "lib/core/rng";
import type { OnnxTensors, Session } from "lib/tensor/engines/onnx/addon";
import { loadOnnxRuntime } from "lib/tensor/engines/onnx/addon";
import { OnnxGraph } from "lib/tensor/engines/onnx/graph";
import { ModelCache } from "lib/tensor/engines/onnx/modelCache";
import { modelKey, openCached } from "lib/tensor/engines/onnx/openSession";
import type { Value } from "lib/tensor/program/program";
import { needs } from "../../../../support/needs";

const size = 300; // its square in float32 is more than a cached model has at least

/** A model of two products with a constant matrix that the seed decides. */
function modelOf(seed: string): Uint8Array {
  const weights = new Rng(seed).fillUniform(new Float32Array(size * size));
  const value = (id: number): Value => ({ id, shape: [1, size], dtype: "float32" });
  const [input, output] = [value(0), value(1)];
  const graph = new OnnxGraph();
  graph.name(input, "in0");
  const matrix = graph.constant(weights, [size, size], "float32");
  const hidden = graph.node("Relu", [graph.node("MatMul", [input, matrix])]);
  graph.name(output, graph.node("MatMul", [hidden, matrix]));
  return graph.encode({ inputs: [input], outputs: [output], constants: new Map(), operations: [] });
}

function run(session: Session): number[] {
  const { Tensor } = loadOnnxRuntime();
  const data = new Rng("input").fillUniform(new Float32Array(size));
  const got = new Float32Array(size);
  const fetches: OnnxTensors = { out0: new Tensor("float32", got, [1, size]) };
  session.run({ in0: new Tensor("float32", data, [1, size]) }, fetches, {});
  session.dispose();
  return Array.from(got);
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "open-session-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

needs("onnx", () =>
  describe("modelKey", () => {
    it("tells models and options apart: what one device did right, another may not", () => {
      const device = { executionProviders: [{ name: "webgpu" }] };
      const keys = [modelKey(modelOf("a")), modelKey(modelOf("b")), modelKey(modelOf("a"), device)];
      expect(new Set(keys).size).toBe(3);
      expect(modelKey(modelOf("a"))).toBe(keys[0]);
    });
  }),
);

needs("onnx", () =>
  describe("openCached", () => {
    it("computes from what it has kept what it computed at first, and keeps each model by its content", () => {
      const cache = new ModelCache(folder);
      const first = run(openCached(modelOf("a"), cache));
      const [file] = readdirSync(folder);
      const { ino } = statSync(path.join(folder, file));
      expect(run(openCached(modelOf("a"), cache))).toEqual(first);
      expect(readdirSync(folder)).toEqual([file]);
      expect(statSync(path.join(folder, file)).ino).toBe(ino); // it was not made anew
      expect(run(openCached(modelOf("b"), cache))).not.toEqual(first);
      expect(readdirSync(folder)).toHaveLength(2);
    });

    it("takes a whole file that is no model for a miss, and makes it anew", () => {
      const cache = new ModelCache(folder);
      const first = run(openCached(modelOf("a"), cache));
      const file = path.join(folder, readdirSync(folder)[0]);
      const whole = readFileSync(file);
      const nonsense = Buffer.from("no model");
      writeFileSync(file, Buffer.concat([createHash("sha256").update(nonsense).digest(), nonsense]));
      expect(run(openCached(modelOf("a"), cache))).toEqual(first);
      expect(readFileSync(file)).toHaveLength(whole.length);
    });

    it("computes where the file cannot be written, on a full disk say", () => {
      class FullDisk extends ModelCache {
        override keep<T>(key: string, write: (file: string | null) => T): T {
          return super.keep(key, () => write(path.join(folder, "missing", "file")));
        }
      }
      expect(run(openCached(modelOf("a"), new FullDisk(folder)))).toHaveLength(size);
      expect(readdirSync(folder)).toEqual([]);
    });

    it("uses what is in the cache", () => {
      const cache = new ModelCache(folder);
      const other = run(openCached(modelOf("b"), cache));
      const bytes = readFileSync(path.join(folder, readdirSync(folder)[0]));
      openCached(modelOf("a"), cache).dispose();
      const name = readdirSync(folder).find((each) => !readFileSync(path.join(folder, each)).equals(bytes))!;
      writeFileSync(path.join(folder, name), bytes);
      expect(run(openCached(modelOf("a"), cache))).toEqual(other);
    });
  }),
);
