import { CommTable } from "./commTable";
import { describeEnding } from "./describeEnding";
import { type Asker, type Ending, ExecutionProcess, type OutputSink, ProcessEnded } from "./executionProcess";
import type { Calls, ExecutionOutput, Method } from "../wire/frames";

export type { Asker, OutputSink } from "./executionProcess";

/** Runs cells in a process of its own, and in a fresh one where a cell has ended the last. */
export class Execution {
  private process: ExecutionProcess | null = null;
  private ids = 0;
  private disposed = false;
  private executing = false;
  /** The comms between cells and the front end. */
  readonly comms = new CommTable();

  /**
   * Starts the first process at once, so that the compiler loads while others still talk.
   * @param cwd the folder from which cells import and read files
   * @param asker answers what cells ask; absent where there is no front end, and then there are no comms either
   */
  constructor(
    private readonly cwd: string,
    private readonly onOutput: OutputSink,
    private readonly asker?: Asker,
  ) {
    this.current();
  }

  private current(): ExecutionProcess {
    if (this.disposed) throw new Error("Execution: it was disposed of");
    if (this.process) return this.process;
    const started = new ExecutionProcess(this.cwd, (output, id) => this.deliver(output, id), this.asker);
    this.process = started;
    void started.ended.then((ending) => {
      if (this.process === started) this.process = null;
      this.closeComms();
      if (!this.executing && !this.disposed) this.tellStrayEnding(ending);
    });
    return started;
  }

  private deliver(output: ExecutionOutput, id: number): void | Promise<void> {
    if (output.type === "comm") this.comms.note(output.comm);
    return this.onOutput(output, id);
  }

  /** Comms end with the process in which their handlers were. */
  private closeComms(): void {
    for (const closing of this.comms.takeClosings()) void this.onOutput(closing, this.ids);
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
   * @returns whether the cell ran without error, and what came of the expressions to evaluate with it
   */
  async execute(id: number, content: Calls["execute"]["request"]): Promise<Calls["execute"]["reply"]> {
    const process = this.current();
    this.executing = true;
    try {
      return await process.call(id, "execute", content);
    } catch (error) {
      if (this.disposed) return { ok: false };
      const { ename, evalue } =
        error instanceof ProcessEnded
          ? describeEnding(await process.ended)
          : { ename: "KernelError", evalue: (error as Error).message };
      await this.onOutput({ type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] }, id);
      this.current();
      return { ok: false };
    } finally {
      this.executing = false;
    }
  }

  /** Asks about code without running it. */
  ask<M extends Exclude<Method, "execute">>(
    method: M,
    content: Calls[M]["request"],
    id = this.nextId(),
  ): Promise<Calls[M]["reply"]> {
    return this.current().call(id, method, content);
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
