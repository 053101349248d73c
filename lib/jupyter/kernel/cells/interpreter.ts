import { OUTDATED, type OutdatedFinder } from "../../outdated";
import { Bindings } from "./bindings";
import { withBuiltins } from "./surroundings/builtins";
import { currentCell, runInCell } from "./cellContext";
import { createExecutor, installRuntime } from "./cellRuntime";
import { registerCell } from "../errors/cellLines";
import { judgeCompleteness } from "../compile/codeCompleteness";
import { completionKinds } from "./completionKinds";
import { CellCompiler, type CompiledCell } from "../compile/compiler";
import { declarationsAfterFailure } from "../compile/declarations";
import { describeDiagnostics } from "../errors/describeDiagnostics";
import { describeError, describeInterrupt, type ErrorOutput } from "../errors/describeError";
import { describeSymbol } from "./describeSymbol";
import { describeValue } from "./describeValue";
import type { EmissionRuntime } from "../compile/emit/emissionRuntime";
import { CellHelp } from "../compile/help";
import type { Calls, Display } from "../wire/frames";
import { ImportUses } from "../compile/importUses";
import type { Executor } from "../tslab";
import type { Interruptible } from "../interrupts/interruptible";
import { isInterrupt, KeyboardInterrupt } from "../interrupts/keyboardInterrupt";
import { describeKept, judgeNames } from "./keptNames";
import { OutdatedNames } from "./outdatedNames";
import { parseCell } from "../compile/parseCell";
import { type CellModules, installCellModules } from "../modules/cellModules";
import { CompilerFiles } from "../modules/compilerFiles";
import { courseFolder } from "../modules/sources";
import { obeyStrictSwitch } from "../compile/strictSwitch";
import { rememberTensorState } from "./tensorState";

/** What came of one cell: at most a value to show or an error. */
export type CellOutcome = { result?: Display; error?: ErrorOutput };

/** What tslab's executor reports through its console argument while one cell runs. */
interface Report {
  thrown?: { error: unknown };
  /** Why an import of the cell has failed; nothing of it has run then. */
  failedImport?: { error: unknown };
  compiled?: CompiledCell;
}

/** An interrupt that ended a loop says where; one that ended what cannot say it is told alone. */
function describeThrown(error: unknown): ErrorOutput {
  return isInterrupt(error) && !(error instanceof KeyboardInterrupt)
    ? describeInterrupt()
    : describeError(error);
}

/** Type-checks and runs cells, one after the other, in this process. */
export class Interpreter {
  private readonly executor: Executor;
  private readonly help: CellHelp;
  private readonly bindings = new Bindings();
  private readonly importUses = new ImportUses();
  private readonly outdated = new OutdatedNames();
  private readonly modules: CellModules;
  private readonly runtime: EmissionRuntime;
  private declarations = "";
  private report: Report = {};
  /** The request whose cell runs. */
  private running = 0;
  private cell = 0;
  private code = "";

  constructor(private readonly interruptible: Interruptible) {
    const files = new CompilerFiles();
    this.modules = installCellModules(files, interruptible.loading);
    const compiler = this.createCompiler(files);
    this.help = new CellHelp(compiler.programs);
    this.executor = createExecutor(compiler, interruptible, this.note);
    const { imports } = this.modules;
    this.runtime = installRuntime(this.bindings, imports, interruptible, (error) => {
      this.report.failedImport = { error };
    });
    const behind: OutdatedFinder = (name, value) => {
      const names = this.bindings.namesOf(value);
      return this.outdated.behind(names.length > 0 ? names : [name]);
    };
    Object.assign(globalThis, { [OUTDATED]: behind });
  }

  private createCompiler(files: CompilerFiles): CellCompiler {
    const host = {
      declarations: () => this.declarations,
      isDeclared: (name: string) => this.bindings.has(name),
      onCell: (compiled: CompiledCell) => this.prepare(compiled),
      onModule: (file: string, text: string) => this.modules.defineModule(file, text),
    };
    return new CellCompiler(host, process.cwd(), files, courseFolder());
  }

  /** What tslab's executor reports of the cell that runs. */
  private readonly note = (error: unknown, ...rest: unknown[]): void => {
    if (currentCell()?.id !== this.running) return;
    if (rest.length === 0) this.report.thrown = { error };
    else if (!this.report.compiled) console.error(error, ...rest);
  };

  private prepare(compiled: CompiledCell): string {
    this.report.compiled = compiled;
    const { declared = [], imported = new Map() } = compiled.names ?? {};
    this.bindings.begin([...declared, ...imported.keys()]);
    return compiled.output ? registerCell(this.cell, compiled.output, compiled.maps, this.code) : "";
  }

  /** Runs one cell to its end; a promise as its last expression is awaited. */
  async execute(id: number, { code, cell }: Calls["execute"]["request"]): Promise<CellOutcome> {
    this.running = id;
    this.cell = cell;
    this.code = code;
    const report: Report = (this.report = {});
    this.runtime.value = undefined;
    const restoreTensors = rememberTensorState();
    try {
      return await this.interruptible.run(id, (signal) =>
        runInCell({ id, signal }, async () => {
          withBuiltins(() => this.modules.checkForEdits());
          obeyStrictSwitch(code);
          const ok = await this.executeChecked(code, signal);
          // What is left of an interrupted cell comes here late, when its end was told and other cells may have run.
          if (signal.aborted) return {};
          if (!ok) return { error: withBuiltins(() => this.describeFailure(report, code, cell)) };
          withBuiltins(() => this.keepAll(report));
          const value = await this.runtime.value;
          const result = value === undefined ? undefined : await describeValue(value);
          return result ? { result } : {};
        }),
      );
    } catch (error) {
      const describe = (): CellOutcome =>
        withBuiltins(() => ({ error: this.withKept(report, describeThrown(error)) }));
      if (!isInterrupt(error)) return describe(); // what the author threw may loop as it is described
      restoreTensors();
      return this.interruptible.protect(describe); // another interrupt of this cell, which is over, may come
    }
  }

  /** Runs a cell; one with type errors is checked again once types that were being built have changed. */
  private async executeChecked(code: string, signal: AbortSignal): Promise<boolean> {
    if (await this.executeAwaited(code, signal)) return true;
    const { thrown, compiled } = this.report;
    if (
      thrown ||
      compiled?.isUnreadable ||
      !(await withBuiltins(() => this.modules.typesSettled())) ||
      signal.aborted
    )
      return false;
    return this.executeAwaited(code, signal);
  }

  /** Runs a cell; where a module that it imports has to be awaited, before it runs. */
  private async executeAwaited(code: string, signal: AbortSignal): Promise<boolean> {
    for (const attempted = new Set<string>(); ;) {
      if (await this.executor.execute(code)) return true;
      const { failedImport, thrown } = this.report;
      if (signal.aborted || !failedImport || thrown?.error !== failedImport.error) return false;
      if (!(await this.modules.imports.awaitModule(failedImport.error, attempted))) return false;
      for (const name of this.bindings.boundNames()) this.bindings.unbind(name);
      this.report.thrown = this.report.failedImport = undefined;
    }
  }

  private describeFailure(report: Report, code: string, cell: number): ErrorOutput {
    const { thrown, compiled } = report;
    if (!thrown) {
      const why = compiled?.isUnreadable ? "syntax" : "types";
      this.outdated.failed(parseCell(code), (name) => this.bindings.has(name), cell, why);
      return describeDiagnostics(compiled?.diagnostics ?? [], code, cell);
    }
    return this.withKept(report, describeThrown(thrown.error));
  }

  /** After a cell that ran to its end. */
  private keepAll({ compiled }: Report): void {
    if (!compiled?.names) return;
    this.declarations = compiled.declOutput ?? "";
    this.outdated.declared(this.bindings.boundNames(), compiled.names.mentions);
    for (const notice of this.importUses.note(this.cell, compiled.names)) console.error(notice);
  }

  /** After a cell that failed on its way: keeps what can be used and says so. */
  private withKept(report: Report, output: ErrorOutput): ErrorOutput {
    const { compiled } = report;
    if (!compiled?.names) return output;
    const { names, declOutput = "" } = compiled;
    const judged = judgeNames(names, this.bindings.boundNames());
    for (const name of judged.lost.keys()) this.bindings.unbind(name);
    this.outdated.declared(this.bindings.boundNames(), names.mentions);
    const stays = (name: string): boolean => judged.lost.has(name) && this.bindings.has(name);
    this.outdated.failed(parseCell(this.code), stays, this.cell, "error");
    this.declarations = declarationsAfterFailure(this.declarations, declOutput, new Set(judged.lost.keys()));
    return { ...output, traceback: [...output.traceback, ...describeKept(judged)] };
  }

  /** The names that may stand at a position. */
  complete({ code, position }: Calls["complete"]["request"]): Calls["complete"]["reply"] {
    const info = this.interruptible.protect(() => this.help.complete(this.declarations, code, position));
    const { candidates, start, end } = info;
    return { matches: candidates, kinds: completionKinds(info), start, end };
  }

  /** The type and the doc comment of what stands at a position. */
  inspect({ code, position }: Calls["inspect"]["request"]): Calls["inspect"]["reply"] {
    const info = this.interruptible.protect(() => this.help.inspect(this.declarations, code, position));
    return { data: info ? describeSymbol(info) : null };
  }

  /** Whether a console should run this code or wait for another line. */
  isComplete({ code }: Calls["isComplete"]["request"]): Calls["isComplete"]["reply"] {
    return judgeCompleteness(code);
  }
}
