import { isCompleteCode } from "tslab/dist/converter";
import { createExecutor, type Executor } from "tslab/dist/executor";
import { printQuickInfo } from "tslab/dist/inspect";
import { registerCell } from "./cellLines";
import { createCompiler, type CompiledCell } from "./compiler";
import { describeDiagnostics, describeError, describeInterrupt, type ErrorOutput } from "./describeError";
import { describeValue } from "./describeValue";
import type { Calls, Display } from "./frames";
import { type Interruptible, isInterrupt } from "./interruptible";
import { hasSyntaxError } from "./syntaxError";

/** What came of one cell: at most a value to show or an error. */
export type CellOutcome = { result?: Display; error?: ErrorOutput };

/** What tslab's executor reports through its console argument while one cell runs. */
interface Report {
  value?: unknown;
  thrown?: { error: unknown };
  compiled?: CompiledCell;
}

/** Type-checks and runs cells, one after the other, in this process. */
export class Interpreter {
  private readonly executor: Executor;
  private report: Report = {};
  private cell = 0;

  constructor(private readonly interruptible: Interruptible) {
    const compiler = createCompiler((compiled) => {
      this.report.compiled = compiled;
      return compiled.output ? registerCell(this.cell, compiled.output, compiled.maps) : "";
    });
    const { convert } = compiler;
    const guarded = {
      ...compiler,
      convert: (previous: string, source: string) => interruptible.protect(() => convert(previous, source)),
    };
    const converters = { node: guarded, browser: guarded, close: () => compiler.close() };
    this.executor = createExecutor(process.cwd(), converters, {
      log: (value: unknown) => (this.report.value = value),
      error: (error: unknown, ...rest: unknown[]) => {
        if (rest.length === 0) this.report.thrown = { error };
        else if (!this.report.compiled) console.error(error, ...rest);
      },
    });
  }

  /** Runs one cell to its end; a promise as its last expression is awaited. */
  async execute({ code, cell }: Calls["execute"]["request"]): Promise<CellOutcome> {
    this.cell = cell;
    const report: Report = (this.report = {});
    try {
      return await this.interruptible.run(async () => {
        const ok = await this.executor.execute(code);
        if (!ok) return { error: this.describeFailure(report, code, cell) };
        const value = await report.value;
        const result = value === undefined ? undefined : await describeValue(value);
        return result ? { result } : {};
      });
    } catch (error) {
      return { error: isInterrupt(error) ? describeInterrupt() : describeError(error) };
    }
  }

  private describeFailure(report: Report, code: string, cell: number): ErrorOutput {
    const { thrown, compiled } = report;
    if (!thrown) return describeDiagnostics(compiled?.diagnostics ?? [], code, cell);
    return isInterrupt(thrown.error) ? describeInterrupt() : describeError(thrown.error);
  }

  /** The names that may stand at a position. */
  complete({ code, position }: Calls["complete"]["request"]): Calls["complete"]["reply"] {
    const { candidates, start, end } = this.interruptible.protect(() =>
      this.executor.complete(code, position),
    );
    return { matches: candidates, start, end };
  }

  /** The type and the doc comment of what stands at a position. */
  inspect({ code, position }: Calls["inspect"]["request"]): Calls["inspect"]["reply"] {
    const info = this.interruptible.protect(() => this.executor.inspect(code, position));
    return { text: info ? printQuickInfo(info) : null };
  }

  /** Whether a console should run this code or wait for another line. */
  isComplete({ code }: Calls["isComplete"]["request"]): Calls["isComplete"]["reply"] {
    const { completed, indent = "" } = isCompleteCode(code);
    if (!completed) return { status: "incomplete", indent };
    return { status: hasSyntaxError(code) ? "invalid" : "complete", indent: "" };
  }
}
