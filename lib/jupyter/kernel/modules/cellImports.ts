import { createRequire } from "node:module";
import path from "node:path";
import { forCells } from "../tslab";
import { asyncModule, loadAsyncModule } from "./esModules/asyncModules";
import { HeldModule } from "./esModules/importedModule";
import type { ModuleLoader } from "./moduleLoader";
import { loader } from "./nodeModules";

/** Whether an import may mean a file of the author's own. */
const isOwnRequest = (request: string): boolean => /^(?:lib\/|[./])/.test(request);

/** How the cells of one folder load modules. */
export class CellImports {
  /** The `require` of cells. */
  readonly require: NodeJS.Require;
  private readonly holders = new Map<string, HeldModule[]>();

  /** @param loader what loads our own code */
  constructor(
    cwd: string,
    private readonly loader: ModuleLoader,
  ) {
    this.require = createCellRequire(cwd);
  }

  /** Loads what a cell imports; a module of our own that is edited later takes the place of the one before. */
  readonly load = (request: string): HeldModule => {
    const held = new HeldModule(this.require(request));
    if (isOwnRequest(request)) this.keepFresh(request, held);
    return held;
  };

  /** `import(request)` in a cell. */
  readonly loadLater = async (request: unknown): Promise<unknown> => {
    for (const attempted = new Set<string>(); ;) {
      try {
        return this.load(String(request)).namespace;
      } catch (error) {
        if (!(await this.awaitModule(error, attempted))) throw error;
      }
    }
  };

  /**
   * Awaits the module because of which an import has failed, if it has failed because of that.
   * @param attempted files that were awaited for this import
   * @returns whether the import is worth another attempt
   */
  async awaitModule(error: unknown, attempted: Set<string>): Promise<boolean> {
    const found = asyncModule(error);
    if (!found || attempted.has(found.asyncFile)) return false;
    attempted.add(found.asyncFile);
    await loadAsyncModule(found.asyncFile, found.compiled);
    return true;
  }

  /** Puts a module's new exports into the place of the old ones, wherever a cell holds them. */
  replace(filename: string, exports: unknown): void {
    for (const held of this.holders.get(filename) ?? []) held.exports = exports;
  }

  /** ES modules need no care: their exports stay the same object. */
  private keepFresh(request: string, held: HeldModule): void {
    const filename = this.require.resolve(request);
    const exports = loader._cache[filename]?.exports as { __esModule?: boolean } | undefined;
    if (!this.loader.own.has(filename) || exports?.__esModule) return;
    this.holders.set(filename, [...(this.holders.get(filename) ?? []), held]);
  }
}

/** The `require` of cells in a folder. */
function createCellRequire(cwd: string): NodeJS.Require {
  const native = createRequire(path.join(cwd, "cell.js"));
  const requireFromCell = (request: string): unknown => (request === "tslab" ? forCells() : native(request));
  return Object.assign(requireFromCell, native);
}
