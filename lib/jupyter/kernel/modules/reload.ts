import { createRequire } from "node:module";
import { withImporters } from "./importers";
import { moderniseInstances } from "./modernise";
import type { ModuleLoader } from "./moduleLoader";
import { type LoadedModule, loader } from "./nodeModules";

/** A module as it was before it was evaluated again. */
interface Snapshot {
  module: LoadedModule;
  exports: unknown;
  /** The properties of an ES module's exports; null where `exports` is something else. */
  properties: PropertyDescriptorMap | null;
  values: Map<string, unknown>;
}

const isEsModule = (exports: unknown): exports is Record<string, unknown> =>
  typeof exports === "object" &&
  exports !== null &&
  (exports as { __esModule?: unknown }).__esModule === true;

function valuesOf(exports: Record<string, unknown>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const key of Object.keys(exports)) {
    try {
      values.set(key, exports[key]);
    } catch {
      // Not initialised yet: its module has not come to its end.
    }
  }
  return values;
}

function takeSnapshot(module: LoadedModule): Snapshot {
  const { exports } = module as { exports: unknown };
  if (!isEsModule(exports)) return { module, exports, properties: null, values: new Map() };
  return {
    module,
    exports,
    properties: Object.getOwnPropertyDescriptors(exports),
    values: valuesOf(exports),
  };
}

/** Evaluates edited modules again, all or none. */
export class Reloader {
  /** Not empty while modules are being evaluated, also where an interrupt has cut that short. */
  private unfinished = new Map<string, Snapshot>();

  constructor(private readonly modules: ModuleLoader) {}

  /** Puts everything back that an interrupted reload has left halfway. */
  recover(): void {
    for (const [filename, { module, exports, properties }] of this.unfinished) {
      loader._cache[filename] = module;
      module.exports = exports;
      if (!properties) continue;
      for (const key of Object.keys(exports as object))
        if (!(key in properties)) Reflect.deleteProperty(exports as object, key);
      for (const [key, property] of Object.entries(properties))
        Reflect.defineProperty(exports as object, key, property);
    }
    this.unfinished = new Map();
    this.modules.reloads.clear();
  }

  /**
   * Evaluates edited modules and all that import them again. Other modules hold the same exports objects as before, now with the
   * new code.
   * @param broken modules that were edited too, but cannot be parsed: they stay as they are
   * @returns the modules whose exports are another object now, and that object
   * @throws what a module threw; everything then is as it was
   */
  reload(edited: readonly string[], broken: ReadonlySet<string>): Map<string, unknown> {
    const affected = withImporters(edited, this.modules.own).filter((filename) => !broken.has(filename));
    for (const filename of affected) {
      const module = loader._cache[filename];
      if (module) this.unfinished.set(filename, takeSnapshot(module));
    }
    for (const [filename, { exports, properties }] of this.unfinished) {
      this.modules.reloads.set(filename, { exports: properties ? (exports as object) : null });
      delete loader._cache[filename];
    }
    try {
      for (const filename of this.unfinished.keys()) createRequire(filename)(filename);
    } catch (error) {
      this.recover();
      throw error;
    }
    return this.finish();
  }

  private finish(): Map<string, unknown> {
    const replaced = new Map<string, unknown>();
    for (const [filename, before] of this.unfinished) {
      const { exports } = loader._cache[filename] as { exports: unknown };
      if (exports !== before.exports) replaced.set(filename, exports);
      if (isEsModule(exports))
        for (const [key, value] of before.values) moderniseInstances(value, exports[key]);
    }
    this.unfinished = new Map();
    this.modules.reloads.clear();
    return replaced;
  }
}
