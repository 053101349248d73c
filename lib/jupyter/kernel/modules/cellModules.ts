import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CellImports } from "./cellImports";
import { describeBuildMessages, describeReloadError } from "./describeEdits";
import { isEdited } from "./buildInfo";
import type { CompilerFiles } from "./compilerFiles";
import { forgetUnfinished } from "./forgetUnfinished";
import { type LoadGuard, ModuleLoader } from "./moduleLoader";
import { loader } from "./nodeModules";
import { Reloader } from "./reload";
import { courseFolder, stampOf, workspaceOf } from "./sources";
import { transpileSource } from "./transpile";
import { type BuildMessage, TypesBuild } from "./typesBuild";
import { sourcesOf } from "./workspaceSources";

/** How long a cell with type errors waits for types, in milliseconds: a set-up may hold the lock of the build. */
const patience = 20_000;

/** What cannot be parsed is told when it is loaded. */
const isSyntax = ({ code }: BuildMessage): boolean => /^TS1\d{3}$/.test(code);

/**
 * The modules of this process's cells, with Node's loader hooked.
 * @param files what the type checker knows of files
 * @param guard stands around the loading of each
 */
export function installCellModules(files: CompilerFiles, guard: LoadGuard): CellModules {
  const tell = (text: string): void => void process.stderr.write(text);
  return new CellModules(process.cwd(), courseFolder(), files, tell, guard);
}

/** What the cells of one process import of our own code: loaded from source, and loaded again when it was edited. */
export class CellModules {
  readonly imports: CellImports;
  private readonly loader: ModuleLoader;
  private readonly reloader: Reloader;
  private readonly types = new TypesBuild((messages) => this.tellTypeErrors(messages));
  /** Loaded modules whose source cannot be parsed at present. */
  private readonly broken = new Set<string>();
  /** Sources that were edited in this session, or found newer than what is built, with the stamp that was built or told. */
  private readonly edited = new Map<string, string | null>();
  /** Type errors of edited sources that were told. */
  private readonly told = new Set<string>();

  /**
   * Hooks into Node's loader; once a process.
   * @param cwd the folder from which cells import
   * @param root folder of the course to which this kernel belongs
   * @param files what the type checker knows of files
   * @param tell shows a message beside the outputs of the cell that runs
   * @param guard stands around the loading of each module
   */
  constructor(
    cwd: string,
    private readonly root: string,
    private readonly files: CompilerFiles,
    private readonly tell: (text: string) => void,
    guard: LoadGuard,
  ) {
    this.loader = new ModuleLoader(root, guard);
    this.loader.install();
    this.reloader = new Reloader(this.loader);
    this.imports = new CellImports(cwd, this.loader);
  }

  /**
   * Looks for edited sources and loads them again with all that import them; also cells that imported them earlier use the new
   * code. To be called before each cell; takes a millisecond where nothing was edited.
   */
  checkForEdits(): void {
    this.reloader.recover();
    forgetUnfinished();
    this.files.refresh();
    const changed = this.changedModules();
    if (changed.length === 0) return;
    this.reload(changed);
    this.requestBuild(changed.map((filename) => this.loader.own.get(filename)!.source));
  }

  private changedModules(): string[] {
    const changed: string[] = [];
    for (const [filename, own] of this.loader.own) {
      const stamp = stampOf(own.source);
      if (stamp === null || stamp === own.stamp) continue;
      own.stamp = stamp;
      changed.push(filename);
    }
    return changed;
  }

  private reload(changed: readonly string[]): void {
    const loadable = changed.filter((filename) => loader._cache[filename] && this.canBeParsed(filename));
    if (loadable.length > 0) this.evaluate(loadable);
  }

  private evaluate(loadable: readonly string[]): void {
    try {
      const replaced = this.reloader.reload(loadable, this.broken);
      for (const [filename, exports] of replaced) this.imports.replace(filename, exports);
    } catch (error) {
      const sources = loadable.map((filename) => this.sourceOf(filename));
      this.tell(describeReloadError(sources, error));
    }
  }

  private sourceOf(filename: string): string {
    return this.loader.own.get(filename)?.source ?? filename;
  }

  private canBeParsed(filename: string): boolean {
    const source = this.sourceOf(filename);
    try {
      if (/\.[jt]sx?$/.test(source)) transpileSource(source, readFileSync(source, "utf8"));
      this.broken.delete(filename);
      return true;
    } catch (error) {
      this.broken.add(filename);
      this.tell(describeReloadError([source], error));
      return false;
    }
  }

  /** Takes over the TypeScript of a module that a cell has defined in memory (tslab's `@module`). */
  defineModule(file: string, text: string): void {
    const filename = path.join(path.dirname(file), `${path.basename(file, ".ts")}.js`);
    this.loader.virtual.set(filename, transpileSource(file, text).code);
    if (loader._cache[filename]) this.evaluate([filename]);
  }

  /**
   * Waits until the types of edited workspaces are built, 20 seconds at most. A cell with type errors is worth another check if this returns true.
   * @returns whether types have changed since the cell was checked
   */
  async typesSettled(): Promise<boolean> {
    this.requestBuild(this.unbuiltSources());
    await Promise.race([this.types.settled(), sleep(patience, undefined, { ref: false })]);
    return this.files.refresh();
  }

  /** Sources, also ones that nothing has imported yet, that are newer than what is built. */
  private unbuiltSources(): string[] {
    const folders = new Set([path.join(this.root, "lib")]);
    for (const { source } of this.loader.own.values()) {
      const workspace = workspaceOf(path.dirname(source));
      if (workspace) folders.add(workspace.folder);
    }
    return [...folders]
      .flatMap(sourcesOf)
      .filter(({ source, built }) => {
        return this.edited.get(source) !== stampOf(source) && isEdited(source, built);
      })
      .map(({ source }) => source);
  }

  private requestBuild(sources: readonly string[]): void {
    const folders = new Set<string>();
    for (const source of sources) {
      const workspace = workspaceOf(path.dirname(source));
      if (!workspace) continue;
      this.edited.set(source, stampOf(source));
      folders.add(workspace.folder);
    }
    this.types.request(folders);
  }

  private tellTypeErrors(messages: BuildMessage[]): void {
    const isNew = ({ file, line, code, text }: BuildMessage): boolean => {
      const key = [file, stampOf(file), line, code, text].join("\0");
      return !this.told.has(key) && Boolean(this.told.add(key));
    };
    const mine = messages.filter(
      (message) => this.edited.has(message.file) && !isSyntax(message) && isNew(message),
    );
    if (mine.length > 0) this.tell(describeBuildMessages(mine));
  }
}
