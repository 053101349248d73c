import { isBuiltin } from "node:module";
import path from "node:path";
import type * as Ts from "@tslab/typescript-for-tslab";
import { builtFrom, isInstalled } from "./sources";

/** The compiler's host, whose methods TypeScript binds when it starts to watch. */
export type WatchHost =
  Ts.WatchCompilerHostOfFilesAndCompilerOptions<Ts.EmitAndSemanticDiagnosticsBuilderProgram>;

type Resolved = Ts.ResolvedModuleWithFailedLookupLocations;

/**
 * Finds the types of what cells and their files import. A path into a workspace's sources means what is built of them, so that
 * "../lib/core/rng" has the same types as "lib/core/rng"; what a notebook outside of the course does not find is looked for in it.
 */
export class ImportResolver {
  private readonly packages: Ts.ModuleResolutionCache;
  private readonly found = new Map<string, Resolved>();
  private readonly unresolved = new Set<string>();
  private readonly home: string;

  constructor(
    private readonly ts: typeof Ts,
    private readonly host: WatchHost,
    root: string,
  ) {
    this.home = path.join(root, "kernel.ts");
    this.packages = ts.createModuleResolutionCache(host.getCurrentDirectory(), (file) => file, host.options);
  }

  /** Makes the host resolve imports this way; an import that was not found is looked for again at each cell. */
  install(): void {
    this.host.resolveModuleNameLiterals = (literals, from) => {
      const all = literals.map(({ text }) => this.resolve(text, from));
      // Node's own modules are declared by its types, in no file of theirs, and never appear later.
      const isMissing = all.some(({ resolvedModule }, i) => !resolvedModule && !isBuiltin(literals[i].text));
      if (isMissing) this.unresolved.add(from);
      else this.unresolved.delete(from);
      return all;
    };
    this.host.hasInvalidatedResolutions = (file) => !isInstalled(file) && this.unresolved.has(file);
  }

  private resolve(name: string, from: string): Resolved {
    if (isInstalled(from)) return this.lookUp(name, from, this.packages);
    const key = `${path.dirname(from)}\0${name}`;
    const known = this.found.get(key);
    if (known && this.host.fileExists(known.resolvedModule!.resolvedFileName)) return known;
    const result = this.resolveAnew(name, from);
    if (result.resolvedModule) this.found.set(key, result);
    return result;
  }

  private resolveAnew(name: string, from: string): Resolved {
    const isRelative = /^\.{0,2}\/|^\.{1,2}$/.test(name);
    const built = isRelative ? this.builtTypes(path.resolve(path.dirname(from), name)) : null;
    if (built) return built;
    const result = this.lookUp(name, from);
    return result.resolvedModule || isRelative ? result : this.lookUp(name, this.home);
  }

  /** Types of a source of a workspace, or none before they are built; null where the place is no such source. */
  private builtTypes(place: string): Resolved | null {
    const built = builtFrom(place) ?? builtFrom(path.join(place, "index"));
    if (!built) return null;
    const resolvedFileName = `${built.split(path.sep).join("/")}.d.ts`;
    if (!this.host.fileExists(resolvedFileName)) return null;
    const resolvedModule = {
      resolvedFileName,
      extension: this.ts.Extension.Dts,
      isExternalLibraryImport: false,
    };
    return { resolvedModule, failedLookupLocations: [] } as unknown as Resolved;
  }

  private lookUp(name: string, from: string, cache?: Ts.ModuleResolutionCache): Resolved {
    return this.ts.resolveModuleName(name, from, this.host.options, this.host, cache);
  }
}
