import path from "node:path";
import { Execution } from "../../lib/jupyter/kernel/execution/execution";
import type { ExecutionOutput } from "../../lib/jupyter/kernel/execution/frames";

/** What one cell showed. */
export interface CellRun {
  id: number;
  ok: boolean;
  /** The text form of the result, if there was one. */
  result?: string;
  stdout: string;
  stderr: string;
  /** "name: message" of the error that ended it, if one did. */
  error?: string;
  traceback: string[];
}

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, "");

/** Runs cells one after the other in a real execution process, without a front end. */
export class Cells {
  private readonly runs = new Map<number, CellRun>();
  private readonly execution: Execution;
  private count = 0;

  /** @param cwd folder from which cells import (default: notebooks) */
  constructor(cwd = path.resolve(__dirname, "../../notebooks")) {
    this.execution = new Execution(cwd, (output, id) => this.take(output, id));
  }

  private take(output: ExecutionOutput, id: number): void {
    const run = this.runs.get(id);
    if (!run) return;
    if (output.type === "stream") run[output.name] += output.text;
    if (output.type === "result") run.result = String(output.display.data["text/plain"]);
    if (output.type === "error") {
      run.error = `${output.ename}: ${output.evalue}`;
      run.traceback = output.traceback.flatMap((line) => plain(line).split("\n"));
    }
  }

  /** Runs one cell; its output goes on to grow when what it left behind prints later. */
  async run(code: string): Promise<CellRun> {
    const id = this.execution.nextId();
    const run: CellRun = { id, ok: false, stdout: "", stderr: "", traceback: [] };
    this.runs.set(id, run);
    run.ok = (await this.execution.execute(id, { code, cell: ++this.count })).ok;
    return run;
  }

  /** Runs one cell and interrupts it after so many milliseconds. */
  async interrupt(code: string, after = 200): Promise<CellRun> {
    const running = this.run(code);
    await new Promise((resolve) => setTimeout(resolve, after));
    this.execution.interrupt();
    return running;
  }

  dispose(): void {
    this.execution.dispose();
  }
}
