import path from "node:path";
import type { Ts } from "../tslab";
import { ImportResolver, type WatchHost } from "./importResolver";
import { withoutMark } from "./readableDiagnostics";
import { isInstalled, stampOf, type Workspace, workspaceOf } from "./sources";

interface Watched {
  notify: Ts.FileWatcherCallback;
  stamp: string | null;
}

const unwatched: Ts.FileWatcher = { close: () => undefined };

/**
 * What the type checker knows of files. Nothing is watched through the file system: `refresh` looks before each cell, so that the
 * cell sees what is there when it starts, and thousands of files of packages cost nothing.
 */
export class CompilerFiles {
  private readonly watched = new Map<string, Watched>();
  private readonly builds = new Map<string, { workspace: Workspace; stamp: string | null }>();

  constructor(
    private readonly ts: typeof Ts,
    /** Folder of the course to which this kernel belongs. */
    private readonly root: string,
  ) {}

  /** Adapts a host before TypeScript starts to watch with it. */
  adapt(host: WatchHost): WatchHost {
    const { watchFile } = host;
    const cells = new Set(host.rootFiles);
    host.watchFile = (file, notify, ...rest) => {
      if (cells.has(file) || !this.ts.sys.fileExists(file)) return watchFile(file, notify, ...rest);
      return isInstalled(file) ? unwatched : this.watch(file, notify);
    };
    host.watchDirectory = () => unwatched;
    offerNewArrays(host);
    new ImportResolver(this.ts, host, this.root).install();
    return skipOwnEmission(this.ts, host);
  }

  private watch(file: string, notify: Ts.FileWatcherCallback): Ts.FileWatcher {
    const workspace = workspaceOf(path.dirname(file));
    if (workspace && !this.builds.has(workspace.dist))
      this.builds.set(workspace.dist, { workspace, stamp: stampOf(workspace.buildInfo) });
    const entry = { notify, stamp: stampOf(file) };
    this.watched.set(file, entry);
    const close = (): void => {
      if (this.watched.get(file) === entry) this.watched.delete(file);
    };
    return { close };
  }

  /**
   * Tells the compiler which files have changed.
   * @returns whether any has, or whether a workspace was built anew
   */
  refresh(): boolean {
    const built = new Set<string>();
    for (const [dist, build] of this.builds) {
      const stamp = stampOf(build.workspace.buildInfo);
      if (stamp === build.stamp) continue;
      build.stamp = stamp;
      built.add(dist);
    }
    let changed = built.size > 0;
    for (const [file, entry] of [...this.watched]) {
      const workspace = workspaceOf(path.dirname(file));
      if (workspace && !built.has(workspace.dist)) continue;
      changed = this.notifyIfChanged(file, entry) || changed;
    }
    return changed;
  }

  private notifyIfChanged(file: string, entry: Watched): boolean {
    const stamp = stampOf(file);
    if (stamp === entry.stamp) return false;
    entry.stamp = stamp;
    const { Changed, Deleted } = this.ts.FileWatcherEventKind;
    entry.notify(file, stamp === null ? Deleted : Changed);
    return true;
  }
}

/** Declares what arrays of ES2023 can do (`toSorted`, `with` …) as TypeScript 5.9 knows it; 5.0 knew only a part. */
function offerNewArrays(host: WatchHost): void {
  const { readFile } = host;
  const name = "/lib.es2023.array.d.ts";
  host.readFile = (file, encoding) =>
    file.endsWith(name)
      ? // Typed arrays have no type parameter yet.
        readFile(require.resolve(`typescript/lib${name}`), encoding)?.replace(
          /Array<(TArrayBuffer extends ArrayBufferLike|T?ArrayBuffer)>/g,
          "Array",
        )
      : readFile(file, encoding);
}

/**
 * Sources run from our own loader, so that TypeScript's output of them is not asked for; only cells and modules that exist in
 * memory are emitted.
 */
function skipOwnEmission(ts: typeof Ts, host: WatchHost): WatchHost {
  let receive: WatchHost["afterProgramCreate"];
  Object.defineProperty(host, "afterProgramCreate", {
    set: (receiver: WatchHost["afterProgramCreate"]) => (receive = receiver),
    get: () => (program: Ts.EmitAndSemanticDiagnosticsBuilderProgram) => receive?.(wrapProgram(ts, program)),
  });
  return host;
}

function wrapProgram<P extends Ts.EmitAndSemanticDiagnosticsBuilderProgram>(ts: typeof Ts, program: P): P {
  const wrapped = Object.create(program) as P;
  const skipped: Ts.EmitResult = { emitSkipped: true, diagnostics: [] };
  wrapped.emit = (file, ...rest) =>
    file && ts.sys.fileExists(file.fileName) ? skipped : program.emit(file, ...rest);
  wrapped.getSourceFile = (file) => program.getSourceFile(withoutMark(file));
  return wrapped;
}
