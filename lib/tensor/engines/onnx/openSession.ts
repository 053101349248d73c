import { availableParallelism } from "node:os";
import path from "node:path";
import { cacheFolder } from "../../../setup/shared/places";
import { programKey } from "../programKey";
import { loadOnnxRuntime, type Session } from "./addon";
import { ModelCache } from "./modelCache";

const options = {
  graphOptimizationLevel: "all",
  executionMode: "sequential",
  intraOpNumThreads: availableParallelism(),
  interOpNumThreads: 1,
  // A pattern is one more block, of all that a step takes, beside the arena of the first step: twice the memory, and not faster.
  enableMemPattern: false,
  logSeverityLevel: 3,
  extra: { session: { force_spinning_stop: "1" } },
};

/** Tells a model apart, with all that its optimised form depends on; null for one that is optimised in a moment.
 *  @param extra options of ONNX Runtime's besides ours */
export function modelKey(model: Uint8Array, extra: object = {}): string | null {
  const { version } = require("onnxruntime-node/package.json") as { version: string };
  return programKey(model, ["onnx", version, { ...options, ...extra }]);
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
  key = modelKey(model),
): Session {
  return key === null ? openSession(model) : (openOptimised(cache, key) ?? openAndKeep(model, cache, key));
}

/** A session of a model, without keeping it where its file cannot be written. */
function openAndKeep(model: Uint8Array, cache: ModelCache, key: string): Session {
  try {
    return cache.keep(key, (file) => openSession(model, file ? { optimizedModelFilePath: file } : {}));
  } catch {
    return openSession(model);
  }
}
