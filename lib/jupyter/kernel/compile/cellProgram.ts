import type { Ts } from "../tslab";
import { findPreparedFile } from "../snapshot/prepared";

type Builder = Ts.EmitAndSemanticDiagnosticsBuilderProgram;

/** What TypeScript leaves out of its declarations. */
interface Internals {
  bindSourceFile(file: Ts.SourceFile, options: Ts.CompilerOptions): void;
  getResolvedModule(
    file: Ts.SourceFile,
    name: string,
    mode: undefined,
  ): Ts.ResolvedModuleFull | null | undefined;
}
type SourceFile = Ts.SourceFile & { imports?: readonly Ts.StringLiteralLike[]; locals?: unknown };

/**
 * How TypeScript's watch mode makes a program of each version of a cell. Its own way prepares for incremental builds and makes a
 * type checker for that, twice a cell; here a checker is made when types are asked for, and what did not change is not parsed anew.
 */
export function cellPrograms(ts: typeof Ts): Ts.CreateProgram<Builder> {
  let adapted: Ts.CompilerHost | undefined;
  return (roots, options, host, previous, configDiagnostics, references) => {
    if (host && host !== adapted) reuseFiles((adapted = host));
    const builder = ts.createAbstractBuilder(
      roots!,
      options!,
      host,
      previous,
      configDiagnostics,
      references,
    ) as Builder;
    for (const root of roots ?? []) bind(ts, builder.getSourceFile(root), options!);
    builder.getAllDependencies = (file) => sourcesBehind(ts, builder.getProgram(), file);
    return builder;
  };
}

/** tslab reads the names that a cell declares off its file, which only a type checker or this fills in. */
function bind(ts: typeof Ts, file: SourceFile | undefined, options: Ts.CompilerOptions): void {
  if (file && !file.locals) (ts as unknown as Internals).bindSourceFile(file, options);
}

/** The file and the sources, not the declarations, that it imports, directly or not. */
function sourcesBehind(ts: typeof Ts, program: Ts.Program, from: Ts.SourceFile): string[] {
  const { getResolvedModule } = ts as unknown as Internals;
  const found = new Set<SourceFile>([from]);
  for (const file of found) {
    for (const { text } of file.imports ?? []) {
      const target = getResolvedModule(file, text, undefined)?.resolvedFileName;
      const source = target === undefined ? undefined : program.getSourceFile(target);
      if (source && !source.isDeclarationFile) found.add(source);
    }
  }
  return [...found].map(({ fileName }) => fileName);
}

/** Name of the file in which tslab declares what earlier cells have declared. */
const declarationsName = /[\\/]__prev__\.d\.ts$/;

/** Makes the host hand out parsed files again: those of packages that were parsed beforehand, and unchanged declarations. */
function reuseFiles(host: Ts.CompilerHost): void {
  let latest: { file: Ts.SourceFile; statements: Ts.NodeArray<Ts.Statement> } | null = null;
  const reuse = (name: string, parse: () => Ts.SourceFile | undefined): Ts.SourceFile | undefined => {
    if (!declarationsName.test(name)) return findPreparedFile(name) ?? parse();
    if (latest && latest.file.text === host.readFile(name)) {
      // tslab leaves the statements that it kept there, which are all of them when the text is the same.
      (latest.file as { statements: Ts.NodeArray<Ts.Statement> }).statements = latest.statements;
      return latest.file;
    }
    const file = parse();
    latest = file ? { file, statements: file.statements } : null;
    return file;
  };
  const { getSourceFile, getSourceFileByPath } = host;
  host.getSourceFile = (name, ...rest) => reuse(name, () => getSourceFile.call(host, name, ...rest));
  host.getSourceFileByPath = (name, ...rest) =>
    reuse(name, () => getSourceFileByPath!.call(host, name, ...rest));
}
