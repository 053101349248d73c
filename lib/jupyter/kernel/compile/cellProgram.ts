import path from "node:path";
import type { CompilerFiles } from "../modules/compilerFiles";
import { ImportResolver } from "../modules/importResolver";
import { findPreparedFile } from "../snapshot/prepared";
import { type Ts, typescript } from "../tslab";
import { cellOptions } from "./typescriptOptions";

/** Makes a text a module. Cells and what stands for earlier cells begin with it. */
export const modulePrefix = "export {};\n";

/** A cell and all that it depends on. */
export interface CellProgram {
  program: Ts.Program;
  checker: Ts.TypeChecker;
  /** The cell. */
  file: Ts.SourceFile;
  /** What earlier cells declare. */
  declarations: Ts.SourceFile;
  /** The files of the author's own that the cell imports, directly or not. */
  sources: Ts.SourceFile[];
}

/** Declares what the kernel adds to the global scope. */
const globalTypes = path.join(__dirname, "../cells/promptGlobals.d.ts");

type Versioned = Ts.SourceFile & { version: string };

/** Parsed files, each in its newest version; those of packages that were parsed beforehand are taken as they are. */
function documentsOf(ts: typeof Ts): Ts.DocumentRegistry {
  const documents = new Map<string, Versioned>();
  const find: Ts.DocumentRegistry["acquireDocumentWithKey"] = (
    ...[name, , , , snapshot, version, kind, options]
  ) => {
    const known = documents.get(name);
    if (known?.version === version) return known;
    const file = (findPreparedFile(name) ??
      ts.createLanguageServiceSourceFile(name, snapshot, options!, version, false, kind)) as Versioned;
    file.version = version;
    documents.set(name, file);
    return file;
  };
  const key = "cells" as Ts.DocumentRegistryBucketKey;
  return {
    acquireDocument: (name, options, snapshot, version, kind, given) =>
      find(name, name as Ts.Path, options, key, snapshot, version, kind, given),
    updateDocument: (name, options, snapshot, version, kind, given) =>
      find(name, name as Ts.Path, options, key, snapshot, version, kind, given),
    acquireDocumentWithKey: find,
    updateDocumentWithKey: find,
    getKeyForCompilationSettings: () => key,
    releaseDocument: () => undefined,
    releaseDocumentWithKey: () => undefined,
    reportStats: () => "",
  };
}

/** TypeScript asks this of any host; its declarations tell it of those alone that watch. */
interface ServiceHost extends Ts.LanguageServiceHost {
  hasInvalidatedResolutions(file: Ts.Path): boolean;
  getModuleResolutionCache(): Ts.ModuleResolutionCache;
}

/** Puts cells, one after the other, before TypeScript's language service. */
export class CellPrograms {
  readonly options: Ts.CompilerOptions;
  readonly service: Ts.LanguageService;
  private readonly ts = typescript();
  private readonly resolver: ImportResolver;
  private readonly cellName: string;
  private readonly declarationsName: string;
  private readonly texts = new Map<string, { text: string; version: number }>();
  private changes = 0;

  /**
   * @param cwd the folder from which cells import
   * @param files what is known of files
   * @param root folder of the course to which this kernel belongs
   */
  constructor(
    private readonly cwd: string,
    private readonly files: CompilerFiles,
    root: string,
  ) {
    this.options = cellOptions(cwd);
    this.cellName = path.join(cwd, "__tslab__.ts");
    this.declarationsName = path.join(cwd, "__prev__.d.ts");
    this.put(this.cellName, modulePrefix);
    this.put(this.declarationsName, modulePrefix);
    const host = this.createHost();
    this.resolver = new ImportResolver(this.ts, this.options, host, root);
    this.service = this.ts.createLanguageService(host, documentsOf(this.ts));
  }

  private put(file: string, text: string): void {
    const before = this.texts.get(file);
    if (before?.text === text) return;
    this.texts.set(file, { text, version: (before?.version ?? 0) + 1 });
    this.changes++;
  }

  private createHost(): ServiceHost {
    const { files, ts } = this;
    const read = (file: string): string | undefined => this.texts.get(file)?.text ?? files.read(file);
    const roots = [this.declarationsName, this.cellName, globalTypes];
    return {
      getCompilationSettings: () => this.options,
      getProjectVersion: () => `${this.changes} ${files.changes}`,
      getScriptFileNames: () => [...roots, ...files.defined()],
      getScriptVersion: (file) => String(this.texts.get(file)?.version ?? files.version(file)),
      getScriptSnapshot: (file) => {
        const text = read(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => this.cwd,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      useCaseSensitiveFileNames: () => true,
      fileExists: (file) => this.texts.has(file) || files.isDefined(file) || ts.sys.fileExists(file),
      readFile: (file) => this.texts.get(file)?.text ?? ts.sys.readFile(file),
      directoryExists: (folder) => ts.sys.directoryExists(folder),
      getDirectories: (folder) => ts.sys.getDirectories(folder),
      readDirectory: (...args) => ts.sys.readDirectory(...args),
      realpath: (file) => ts.sys.realpath!(file),
      resolveModuleNameLiterals: (literals, from) =>
        this.resolver.resolveAll(
          literals.map(({ text }) => text),
          from,
        ),
      hasInvalidatedResolutions: (file) => this.resolver.mustResolveAgain(file),
      getModuleResolutionCache: () => this.resolver.packages,
    };
  }

  /**
   * Puts a cell before the service.
   * @param declarations what earlier cells declare
   * @param text the cell as a module
   */
  open(declarations: string, text: string): CellProgram {
    this.put(this.declarationsName, modulePrefix + declarations);
    this.put(this.cellName, text);
    if (this.resolver.hasUnresolved) this.changes++; // it may be there now
    const program = this.service.getProgram()!;
    const file = program.getSourceFile(this.cellName)!;
    const earlier = program.getSourceFile(this.declarationsName)!;
    // Names that the cell does not declare are looked for there before they are looked for in the global scope.
    (file as { parent: Ts.Node }).parent = earlier;
    const sources = this.resolver
      .sourcesBehind(this.cellName)
      .flatMap((name) => (name === this.cellName ? [] : (program.getSourceFile(name) ?? [])));
    return { program, checker: program.getTypeChecker(), file, declarations: earlier, sources };
  }

  /** The name of the file that holds the cell. */
  get cell(): string {
    return this.cellName;
  }

  /** The text of that file. */
  get text(): string {
    return this.texts.get(this.cellName)!.text;
  }

  /** A module in memory, and what is wrong with it. */
  diagnose(name: string): { file: Ts.SourceFile | undefined; diagnostics: readonly Ts.Diagnostic[] } {
    const program = this.service.getProgram()!;
    const file = program.getSourceFile(name);
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return { file, diagnostics };
  }
}
