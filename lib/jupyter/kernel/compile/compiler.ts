import type { SourceMapPayload } from "node:module";
import path from "node:path";
import type { CompilerFiles } from "../modules/compilerFiles";
import type { Converter, ConvertResult, Diagnostic } from "../tslab";
import { cellDiagnostics, syntaxErrors } from "./cellDiagnostics";
import { type CellNames, findNames } from "./cellNames";
import { type CellProgram, CellPrograms, modulePrefix } from "./cellProgram";
import { isUnspeakable, nameDynamicImports } from "./dynamicImports";
import { type Emission, emitCell } from "./emit/emission";
import type { EmissionContext } from "./emit/references";
import { parseCell, type ParsedCell, parseText } from "./parseCell";
import { blockDeclarations, ownDeclarations, remainingDeclarations } from "./remainingDeclarations";
import { connectStrictSwitch } from "./strictSwitch";

/** What came of compiling one cell; `maps` lead from the text that runs back to the cell's. */
export interface CompiledCell extends ConvertResult {
  maps: SourceMapPayload[];
  /** Undefined where the cell has errors. */
  names?: CellNames;
  /** The parser could not read it: nothing but its own text can mend that. */
  isUnreadable?: boolean;
}

/** What the compiler asks about other cells, and tells of this one. */
export interface CompilerHost extends EmissionContext {
  /** Declarations of all cells before this one. */
  declarations(): string;
  /** Sees each compiled cell and returns what to append to the text that runs. */
  onCell(cell: CompiledCell): string;
  /** Takes the TypeScript of a module that a cell defines in memory. */
  onModule(file: string, text: string): void;
}

/** Compiles cells: each is checked against the declarations of earlier ones and becomes a text that speaks with the kernel. */
export class CellCompiler implements Omit<Converter, "inspect" | "complete"> {
  readonly programs: CellPrograms;

  /**
   * @param cwd the folder from which cells import
   * @param files what the type checker knows of files
   * @param root folder of the course to which this kernel belongs
   */
  constructor(
    private readonly host: CompilerHost,
    private readonly cwd: string,
    private readonly files: CompilerFiles,
    root: string,
  ) {
    this.programs = new CellPrograms(cwd, files, root);
    connectStrictSwitch(this.programs.options);
  }

  convert(_previous: string, source: string): ConvertResult {
    const parsed = parseCell(source);
    const cell = parsed.errors.length > 0 ? unreadable(parsed) : this.compile(parsed);
    const suffix = this.host.onCell(cell);
    const output = cell.output === undefined ? undefined : cell.output + suffix;
    return { ...cell, output };
  }

  private compile(parsed: ParsedCell): CompiledCell {
    const names = findNames(parsed.file);
    const list = names.all.size > 0 ? `\nexport { ${[...names.all].join(", ")} };` : "";
    const open = (text: string): CellProgram => this.programs.open(this.host.declarations(), text + list);
    const cell = open(parsed.file.text);
    const wrong = this.wrongTypes(cell, parsed);
    if (wrong.length > 0) return failed(wrong);
    const emission = emitCell(cell, names, this.host);
    if (emission.diagnostics.length === 0) return this.finish(cell, names, emission);
    if (isUnspeakable(emission.diagnostics)) {
      const named = open(nameDynamicImports(parsed.file));
      const again = emitCell(named, names, this.host);
      if (again.diagnostics.length === 0) return this.finish(named, names, again);
    }
    return failed(cellDiagnostics(emission.diagnostics, parsed, cell.file, this.cwd));
  }

  private wrongTypes({ program, file, sources }: CellProgram, parsed: ParsedCell): Diagnostic[] {
    const found = [file, ...sources].flatMap((each) => [
      ...program.getSyntacticDiagnostics(each),
      ...program.getSemanticDiagnostics(each),
    ]);
    return cellDiagnostics(found, parsed, file, this.cwd);
  }

  private finish(cell: CellProgram, names: CellNames, emission: Emission): CompiledCell {
    const own = ownDeclarations(emission.declarations) + blockDeclarations(cell, names.inBlocks);
    return {
      output: runnable(emission.text, names),
      declOutput: own + remainingDeclarations(cell, names.all, own),
      diagnostics: [],
      hasToplevelAwait: names.hasTopLevelAwait,
      maps: [emission.map],
      names,
    };
  }

  addModule(name: string, content: string): Diagnostic[] {
    const file = path.join(this.cwd, `${name}.ts`);
    this.files.define(file, modulePrefix + content);
    this.host.onModule(file, content);
    const { file: module, diagnostics } = this.programs.diagnose(file);
    return cellDiagnostics(diagnostics, parseText(content), module, this.cwd);
  }

  close(): void {
    this.programs.service.dispose();
  }
}

/** The names of the parameters that tslab's executor wraps around a cell's text. */
const parameters = ["exports", "require"];

/** A cell that declares such a name itself gets a function of its own. */
function runnable(text: string, { declared, hasTopLevelAwait }: CellNames): string {
  if (!parameters.some((name) => declared.has(name))) return text;
  return `return (${hasTopLevelAwait ? "async " : ""}() => { ${text}\n})();`;
}

function failed(diagnostics: Diagnostic[]): CompiledCell {
  return { diagnostics, hasToplevelAwait: false, maps: [] };
}

function unreadable(parsed: ParsedCell): CompiledCell {
  return { ...failed(syntaxErrors(parsed)), isUnreadable: true };
}
