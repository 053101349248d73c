import { isBuiltin } from "node:module";
import path from "node:path";
import type { Ts } from "../tslab";
import { builtFrom, isInstalled } from "./sources";

type Resolved = Ts.ResolvedModuleWithFailedLookupLocations;

/** Where imports are looked up. */
export interface ResolverHost extends Ts.ModuleResolutionHost {
  getCurrentDirectory(): string;
}

/**
 * Finds the types of what cells and their files import. A path into a workspace's sources means what is built of them, so that
 * "../lib/core/rng" has the same types as "lib/core/rng"; what a notebook outside of the course does not find is looked for in it.
 */
export class ImportResolver {
  /** What packages are known to hold. */
  readonly packages: Ts.ModuleResolutionCache;
  private readonly exported: Ts.ModuleResolutionCache;
  private readonly found = new Map<string, Resolved>();
  private readonly unresolved = new Set<string>();
  private readonly imported = new Map<string, string[]>();
  private readonly home: string;

  constructor(
    private readonly ts: typeof Ts,
    private readonly options: Ts.CompilerOptions,
    private readonly host: ResolverHost,
    root: string,
  ) {
    this.home = path.join(root, "kernel.ts");
    const cacheFor = (given: Ts.CompilerOptions): Ts.ModuleResolutionCache =>
      ts.createModuleResolutionCache(host.getCurrentDirectory(), (file) => file, given);
    this.packages = cacheFor(options);
    this.exported = cacheFor(this.withExports());
  }

  /** What the imports of a file mean, in their order. */
  resolveAll(names: readonly string[], from: string): Resolved[] {
    const all = names.map((name) => this.resolve(name, from));
    // Node's own modules are declared by its types, in no file of theirs, and never appear later.
    const isMissing = all.some(({ resolvedModule }, i) => !resolvedModule && !isBuiltin(names[i]));
    if (isMissing) this.unresolved.add(from);
    else this.unresolved.delete(from);
    const files = all.flatMap(({ resolvedModule }) => resolvedModule?.resolvedFileName ?? []);
    if (!isInstalled(from)) this.imported.set(from, files);
    return all;
  }

  /** Whether a file imports what was not found and may be there now. */
  mustResolveAgain(file: string): boolean {
    return !isInstalled(file) && this.unresolved.has(file);
  }

  /** Whether any file does. */
  get hasUnresolved(): boolean {
    return this.unresolved.size > 0;
  }

  /** The files of the author's own that a file imports, directly or not, and the file itself. */
  sourcesBehind(from: string): string[] {
    const found = new Set([from]);
    for (const file of found)
      for (const target of this.imported.get(file) ?? [])
        if (!isInstalled(target) && !target.endsWith(".d.ts")) found.add(target);
    return [...found];
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
    return result.resolvedModule || isRelative ? result : this.fromHome(name);
  }

  /** What the course has under a name, at its real place: a cell elsewhere could not name a type by the link in node_modules. */
  private fromHome(name: string): Resolved {
    const result = this.lookUp(name, this.home);
    const { resolvedModule } = result;
    if (!resolvedModule) return result;
    return { ...result, resolvedModule: { ...resolvedModule, originalPath: undefined } } as Resolved;
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
      resolvedUsingTsExtension: false,
    };
    return { resolvedModule, failedLookupLocations: [] } as unknown as Resolved;
  }

  private lookUp(name: string, from: string, cache?: Ts.ModuleResolutionCache): Resolved {
    const result = this.ts.resolveModuleName(name, from, this.options, this.host, cache);
    if (result.resolvedModule || /^[./]/.test(name)) return result;
    const known = cache && this.exported;
    const exported = this.ts.resolveModuleName(name, from, this.withExports(), this.host, known);
    return exported.resolvedModule ? exported : result;
  }

  /** The older way to resolve imports knows nothing of the `exports` of packages, which some have instead of `main` and `types`. */
  private withExports(): Ts.CompilerOptions {
    return { ...this.options, moduleResolution: this.ts.ModuleResolutionKind.Bundler };
  }
}
