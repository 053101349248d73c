import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform } from "node:os";
import path from "node:path";
import { cacheFolder } from "../../../setup/shared/places";
import { loadOnnxRuntime, type Session } from "./addon";
import { ModelCache } from "./modelCache";

const options = {
  graphOptimizationLevel: "all",
  executionMode: "sequential",
  intraOpNumThreads: availableParallelism(),
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  extra: { session: { force_spinning_stop: "1" } },
};

/** Smaller models are optimised in a moment; they are not worth a file. */
const smallest = 2 ** 17;

/** What a processor can do, as far as the system tells: optimised models are for one kind of it. */
function processor(): string {
  try {
    return /^(flags|Features).*$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[0] ?? "";
  } catch {
    return "";
  }
}

/** Tells a model apart, with all that its optimised form depends on. */
function keyOf(model: Uint8Array): string {
  const { version } = require("onnxruntime-node/package.json") as { version: string };
  const machine = [platform(), arch(), cpus()[0]?.model, processor()];
  return createHash("sha256")
    .update(JSON.stringify([version, options, machine]))
    .update(model)
    .digest("hex");
}

/** A session of a model.
 *  @param extra options of ONNX Runtime's besides ours */
export function openSession(model: Uint8Array, extra: object = {}): Session {
  const runtime = loadOnnxRuntime();
  runtime.initOrt();
  const session = new runtime.binding.InferenceSession();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, { ...options, ...extra });
  return session;
}

function openOptimised(cache: ModelCache, key: string): Session | null {
  const optimised = cache.find(key);
  if (!optimised) return null;
  try {
    return openSession(optimised, { graphOptimizationLevel: "disabled" });
  } catch {
    cache.forget(key);
    return null;
  }
}

/** A session of a model; its optimised form is taken from the cache, or kept there for the next time. */
export function openCached(
  model: Uint8Array,
  cache = new ModelCache(path.join(cacheFolder(), "onnx")),
): Session {
  if (model.byteLength < smallest) return openSession(model);
  const key = keyOf(model);
  return openOptimised(cache, key) ?? openAndKeep(model, cache, key);
}

/** A session of a model, without keeping it where its file cannot be written. */
function openAndKeep(model: Uint8Array, cache: ModelCache, key: string): Session {
  try {
    return cache.keep(key, (file) => openSession(model, file ? { optimizedModelFilePath: file } : {}));
  } catch {
    return openSession(model);
  }
}
