import { type Ending, ExecutionProcess, type OutputSink, ProcessEnded } from "./executionProcess";
import type { Calls, Method } from "./frames";

export type { OutputSink } from "./executionProcess";

const lost = "Variables and imports are lost: run the notebook again from its first cell.";

function describeEnding({ code, signal, outOfMemory }: Ending): { ename: string; evalue: string } {
  if (outOfMemory)
    return { ename: "OutOfMemory", evalue: `The cell needed more memory than there is. ${lost}` };
  if (signal)
    return {
      ename: "ProcessCrash",
      evalue: `The process that runs the cells was ended by ${signal}. ${lost}`,
    };
  return { ename: "ProcessExit", evalue: `The cell ended its process with exit code ${code}. ${lost}` };
}

/** Runs cells in a process of its own, and in a fresh one where a cell has ended the last. */
export class Execution {
  private process: ExecutionProcess | null = null;
  private ids = 0;
  private disposed = false;
  private executing = false;

  /**
   * Starts the first process at once, so that the compiler loads while others still talk.
   * @param cwd the folder from which cells import and read files
   */
  constructor(
    private readonly cwd: string,
    private readonly onOutput: OutputSink,
  ) {
    this.current();
  }

  private current(): ExecutionProcess {
    if (this.disposed) throw new Error("Execution: it was disposed of");
    if (this.process) return this.process;
    const started = new ExecutionProcess(this.cwd, (output, id) => this.onOutput(output, id));
    this.process = started;
    void started.ended.then((ending) => {
      if (this.process === started) this.process = null;
      if (!this.executing && !this.disposed) this.tellStrayEnding(ending);
    });
    return started;
  }

  /** The process ended while no cell ran: what a cell left behind, a timer say, has ended it. */
  private tellStrayEnding(ending: Ending): void {
    const { ename, evalue } = describeEnding(ending);
    void this.onOutput({ type: "stream", name: "stderr", text: `${ename}: ${evalue}\n` }, this.ids);
  }

  /** The number that the next request will have; outputs carry it. */
  nextId(): number {
    return ++this.ids;
  }

  /**
   * Runs one cell and delivers its outputs, an error included, before it resolves.
   * @returns whether the cell ran without error
   */
  async execute(id: number, content: Calls["execute"]["request"]): Promise<boolean> {
    const process = this.current();
    this.executing = true;
    try {
      return (await process.call(id, "execute", content)).ok;
    } catch (error) {
      if (this.disposed) return false;
      const { ename, evalue } =
        error instanceof ProcessEnded
          ? describeEnding(await process.ended)
          : { ename: "KernelError", evalue: (error as Error).message };
      await this.onOutput({ type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] }, id);
      this.current();
      return false;
    } finally {
      this.executing = false;
    }
  }

  /** Asks about code without running it. */
  ask<M extends Exclude<Method, "execute">>(
    method: M,
    content: Calls[M]["request"],
  ): Promise<Calls[M]["reply"]> {
    return this.current().call(this.nextId(), method, content);
  }

  /** Ends the cell that runs, if one does, as a KeyboardInterrupt. */
  interrupt(): void {
    this.process?.interrupt();
  }

  /** Ends the process and the cell that runs in it; the next request starts a fresh one. */
  restart(): void {
    this.process?.kill();
  }

  /** Ends the process for good. */
  dispose(): void {
    this.disposed = true;
    this.process?.kill();
  }
}
