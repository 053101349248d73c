import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Execution } from "lib/jupyter/kernel/process/execution";
import type { ExecutionOutput } from "lib/jupyter/kernel/wire/frames";

/** What one cell showed. */
export interface CellRun {
  id: number;
  ok: boolean;
  /** The text form of the result, if there was one. */
  result?: string;
  stdout: string;
  stderr: string;
  /** What it displayed, each by MIME type. */
  displays: Record<string, unknown>[];
  /** "name: message" of the error that ended it, if one did. */
  error?: string;
  traceback: string[];
}

/** Code and a position in it, which a "|" marks. */
const placed = (marked: string): { code: string; position: number } => ({
  code: marked.replace("|", ""),
  position: marked.indexOf("|"),
});

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, "");

/** What a cell prints when it has begun. */
const BEGUN = "begun.";

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
    if (output.type === "display") run.displays.push(output.display.data);
    if (output.type === "result") run.result = String(output.display.data["text/plain"]);
    if (output.type === "error") {
      run.error = `${output.ename}: ${output.evalue}`;
      run.traceback = output.traceback.flatMap((line) => plain(line).split("\n"));
    }
  }

  /** Runs one cell; its output goes on to grow when what it left behind prints later. */
  async run(code: string): Promise<CellRun> {
    const id = this.execution.nextId();
    const run: CellRun = { id, ok: false, stdout: "", stderr: "", displays: [], traceback: [] };
    this.runs.set(id, run);
    run.ok = (await this.execution.execute(id, { code, cell: ++this.count })).ok;
    return run;
  }

  /** The names that may stand where the code has a "|". */
  async complete(marked: string): Promise<string[]> {
    const { matches } = await this.execution.ask("complete", placed(marked));
    return matches;
  }

  /** What is known of the place where the code has a "|", as plain text. */
  async inspect(marked: string): Promise<string | undefined> {
    const { data } = await this.execution.ask("inspect", placed(marked));
    return data?.["text/plain"];
  }

  /** The number of the cell that ran last. */
  get ran(): number {
    return this.count;
  }

  /**
   * Runs one cell and interrupts it.
   * @param after milliseconds after it was sent; where it is not given, a moment after it has begun, however long that takes
   */
  async interrupt(code: string, after?: number): Promise<CellRun> {
    if (after !== undefined) {
      const running = this.run(code);
      await sleep(after);
      this.execution.interrupt();
      return running;
    }
    const running = this.run(`console.log("${BEGUN}"); ${code}`);
    const [run] = [...this.runs.values()].slice(-1);
    while (!run.stdout.includes(BEGUN)) await sleep(5);
    await sleep(100);
    this.execution.interrupt();
    return running;
  }

  /** Interrupts whatever runs. */
  stop(): void {
    this.execution.interrupt();
  }

  dispose(): void {
    this.execution.dispose();
  }
}
