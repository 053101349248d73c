import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { AwaitsAtTop, awaitsAtTop, noteAsyncFile } from "./esModules/asyncModules";
import { isEdited } from "./buildInfo";
import { importedEntry } from "./esModules/importedEntry";
import { type LoadedModule, loader } from "./nodeModules";
import { resolveScript, resolveUnbuilt } from "./resolveSource";
import { forgetSourceMap, registerSourceMap } from "./sourceMaps";
import { isInstalled, sourceOf, stampOf } from "./sources";
import { preparedBuilt, transpileSource } from "./transpile";

/** A module of our own code that runs in this process. */
export interface OwnModule {
  /** The file that its author edits. */
  source: string;
  /** The source's stamp when it was read. */
  stamp: string | null;
}

/** What is known of a module that is about to be evaluated again. */
export interface Reload {
  /** The object that other modules already hold; null to make a new one. */
  exports: object | null;
}

/** Loads a module, or refuses to. */
export type LoadGuard = <T>(load: () => T) => T;

const isBuilt = (filename: string): boolean => sourceOf(filename) !== filename;

const usesImports = (code: string): boolean => /^\s*(import|export)\b/m.test(code);

/**
 * Loads our own code in a cell's process: lib from what is built, or from its source where that is newer; TypeScript files
 * anywhere from their source. It knows which sources stand behind the modules that are loaded.
 */
export class ModuleLoader {
  readonly own = new Map<string, OwnModule>();
  /** Modules that are evaluated again now. */
  readonly reloads = new Map<string, Reload>();
  /** Modules that exist only in memory. */
  readonly virtual = new Map<string, string>();
  private readonly homeFile: string;
  private readonly home: NodeJS.Require;

  /**
   * @param root folder of the course to which this kernel belongs: what a notebook elsewhere does not find is taken from there
   * @param guard stands around the loading of each module
   */
  constructor(
    root: string,
    private readonly guard: LoadGuard,
  ) {
    this.homeFile = path.join(root, "kernel.js");
    this.home = createRequire(this.homeFile);
    for (const filename of Object.keys(loader._cache)) this.noteSource(filename);
  }

  /** Hooks into Node's loader. */
  install(): void {
    this.hookResolution();
    const loadAny = loader._load;
    loader._load = (...args) => {
      try {
        return this.guard(() => loadAny.apply(loader, args));
      } catch (error) {
        noteAsyncFile(error, () => loader._resolveFilename(args[0], args[1]));
        throw error;
      }
    };
    const { ".js": loadJs, ".json": loadJson } = loader._extensions;
    const load = (module: LoadedModule, filename: string): void => {
      if (!this.noteSource(filename)) return loadJs(module, filename);
      this.reuseExports(module);
      this.compile(module, filename, loadJs);
    };
    Object.assign(loader._extensions, {
      ".js": load,
      ".json": (module: LoadedModule, filename: string) => {
        this.noteSource(filename);
        loadJson(module, filename);
      },
    });
    // As in TypeScript, `./a` means a.ts before a.js; that order is kept in resolveScript, this is for all other ways to load it.
    Object.assign(loader._extensions, { ".ts": load, ".tsx": load, ".jsx": load });
  }

  private noteSource(filename: string): boolean {
    if (this.virtual.has(filename)) return true;
    const source = sourceOf(filename);
    if (!source) return false;
    this.own.set(filename, { source, stamp: stampOf(source) });
    return true;
  }

  /** The same exports object as before: whoever holds it sees the new code. */
  private reuseExports(module: LoadedModule): void {
    const exports = this.reloads.get(module.filename)?.exports;
    if (!exports) return;
    for (const key of Object.keys(exports)) Reflect.deleteProperty(exports, key);
    module.exports = exports;
  }

  private compile(
    module: LoadedModule,
    filename: string,
    loadJs: (module: LoadedModule, filename: string) => void,
  ): void {
    const inMemory = this.virtual.get(filename);
    if (inMemory !== undefined) return module._compile(inMemory, filename);
    const source = sourceOf(filename)!;
    if (isBuilt(filename) && !isEdited(source, filename)) {
      forgetSourceMap(filename);
      return module._compile(preparedBuilt(readFileSync(filename, "utf8")), filename);
    }
    const text = readFileSync(source, "utf8");
    if (/\.jsx?$/.test(source) && !usesImports(text)) return loadJs(module, filename);
    const { code, map } = transpileSource(source, text);
    registerSourceMap(filename, map);
    if (awaitsAtTop(code)) throw new AwaitsAtTop(code);
    module._compile(code, filename);
  }

  private hookResolution(): void {
    const resolve = loader._resolveFilename.bind(loader);
    loader._resolveFilename = (request, parent, ...rest) => {
      if (typeof request !== "string" || request.startsWith("node:"))
        return resolve(request, parent, ...rest);
      const from = parent?.filename;
      if (from && !isInstalled(from) && /^(\.{0,2}[\\/]|\.{1,2}$)/.test(request)) {
        const script = this.resolveOwn(request, path.dirname(from));
        if (script) return script;
      }
      try {
        return resolve(request, parent, ...rest);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (isInstalled(from ?? "")) throw error;
        const found =
          code === "ERR_PACKAGE_PATH_NOT_EXPORTED"
            ? importedEntry(request, parent?.paths ?? [])
            : code === "MODULE_NOT_FOUND"
              ? this.resolveElsewhere(request, parent ?? null)
              : null;
        if (found === null) throw error;
        return found;
      }
    };
  }

  private resolveOwn(request: string, folder: string): string | null {
    const place = path.resolve(folder, request);
    const virtual = [place, `${place}.js`].find((file) => this.virtual.has(file));
    return virtual ?? resolveScript(request, folder);
  }

  private resolveElsewhere(request: string, parent: LoadedModule | null): string | null {
    if (/^[./\\]/.test(request)) return null;
    const own = resolveUnbuilt(request, [
      ...(parent?.paths ?? []),
      ...(this.home.resolve.paths(request) ?? []),
    ]);
    if (own) return own;
    try {
      return parent?.filename === this.homeFile ? null : this.home.resolve(request);
    } catch {
      return null;
    }
  }
}
