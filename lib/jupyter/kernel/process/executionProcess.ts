import type { Readable, Writable } from "node:stream";
import { CrashReport } from "./crashReport";
import {
  type AnswerFrame,
  answerDescriptor,
  type Calls,
  type ExecutionOutput,
  type Frame,
  frameDescriptor,
  interruptDescriptor,
  LineParser,
  type Method,
  type Question,
  requestDescriptor,
} from "../wire/frames";
import { killGroup } from "../processTree";
import { LimitClock } from "./limitClock";
import { discardSnapshot, noteStart, type Spawned, spawnProcess } from "./spawnProcess";

/** Receives a cell's outputs in order; a promise that it returns holds the cell back until there is room for more. */
export type OutputSink = (output: ExecutionOutput, request: number) => void | Promise<void>;

/**
 * Asks the person in front of the notebook on behalf of a request.
 * @returns the answer; a rejection's message tells the cell why there is none
 */
export type Asker = (question: Question, request: number) => Promise<string>;

/** What a run without a front end says to a cell that asks. */
const nobodyThere: Asker = async () => {
  throw new Error("nobody can answer here: this notebook runs without a front end");
};

/** How an execution process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  outOfMemory: boolean;
  /** What JavaScript objects could take, in bytes; null if it did not come to say so. */
  heapLimit: number | null;
}

/** The process ended before it had answered. */
export class ProcessEnded extends Error {
  override name = "ProcessEnded";
  override message = "The process that runs the cells has ended.";
}

interface Pending {
  resolve: (content: Calls[Method]["reply"]) => void;
  reject: (error: Error) => void;
}

/** One process that runs cells, seen from outside. It ends once; its requests then fail. */
export class ExecutionProcess {
  /** How it ended, once it has, and after its last output was delivered. */
  readonly ended: Promise<Ending>;
  private spawned: Spawned;
  private readonly pending = new Map<number, Pending>();
  private latest = 0;
  /** The last request that was sent. */
  private sent = 0;
  /** Requests that it may not have read. */
  private unread: string[] = [];
  private heapLimit: number | null = null;
  private exitCode: number | null = null;
  private outOfMemory = false;
  private readonly limits = new LimitClock(
    (output, id) => void this.onOutput(output, id),
    (number) => this.pipe(interruptDescriptor).write(`${-number}\n`),
  );
  private killed = false;
  private over = false;

  /**
   * @param cwd the folder from which cells import and read files
   * @param asker absent where there is no front end
   */
  constructor(
    private readonly cwd: string,
    private readonly onOutput: OutputSink,
    private readonly asker?: Asker,
  ) {
    this.spawned = this.spawn();
    this.ended = this.follow();
  }

  private spawn(): Spawned {
    this.spawned = spawnProcess(this.cwd, this.asker !== undefined);
    for (const channel of [requestDescriptor, interruptDescriptor, answerDescriptor])
      this.pipe(channel).on("error", () => undefined);
    return this.spawned;
  }

  private pipe(descriptor: number): Writable & Readable {
    return this.spawned.child.stdio[descriptor] as Writable & Readable;
  }

  private async follow(): Promise<Ending> {
    let [code, signal] = await this.live();
    const { snapshot } = this.spawned;
    if (snapshot !== null && this.heapLimit === null && !this.killed) {
      discardSnapshot(snapshot);
      this.spawn();
      for (const line of this.unread) this.pipe(requestDescriptor).write(line);
      [code, signal] = await this.live();
    }
    this.over = true;
    this.limits.stop();
    const { outOfMemory, heapLimit } = this;
    for (const { reject } of this.pending.values()) reject(new ProcessEnded());
    return { code: this.exitCode ?? code, signal, outOfMemory, heapLimit };
  }

  /** From the start of the present process to its end. */
  private async live(): Promise<[number | null, NodeJS.Signals | null]> {
    const { child } = this.spawned;
    const exit = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.once("exit", (code, signal) => resolve([code, signal]));
      child.once("error", (error) => {
        void this.onOutput({ type: "stream", name: "stderr", text: `${error.message}\n` }, this.latest);
        resolve([null, null]);
      });
    });
    const streams = [this.forward("stdout"), this.forward("stderr")];
    await this.readFrames();
    const ending = await exit;
    this.endGroup();
    await Promise.race([Promise.all(streams), new Promise((resolve) => setTimeout(resolve, 300))]);
    return ending;
  }

  /** Forwards what native code prints, past the JavaScript streams; of a crash only what it means is told. */
  private async forward(name: "stdout" | "stderr"): Promise<void> {
    const { child, snapshot } = this.spawned;
    const stream = child[name];
    if (!stream) return;
    stream.setEncoding("utf8");
    const report = new CrashReport();
    const show = async (text: string): Promise<void> => {
      const isAboutSnapshot = snapshot !== null && this.heapLimit === null;
      if (text && !isAboutSnapshot) await this.onOutput({ type: "stream", name, text }, this.latest);
    };
    for await (const text of stream as AsyncIterable<string>) {
      await show(report.take(text));
      this.outOfMemory ||= report.isOutOfMemory;
    }
    await show(report.rest());
  }

  private async readFrames(): Promise<void> {
    const parser = new LineParser<Frame>();
    try {
      for await (const chunk of this.pipe(frameDescriptor) as AsyncIterable<Buffer>) {
        for (const frame of parser.parse(chunk)) await this.receive(frame);
      }
    } catch (error) {
      this.kill();
      const text = `The kernel lost its execution process: ${(error as Error).message}\n`;
      await this.onOutput({ type: "stream", name: "stderr", text }, this.latest);
    }
  }

  private receive(frame: Frame): void | Promise<void> {
    if (frame.type === "output") return this.onOutput(frame.output, frame.id);
    if (frame.type === "exit") {
      this.exitCode = frame.code;
      return;
    }
    if (frame.type === "ready") {
      this.heapLimit = frame.heapLimit;
      this.unread = [];
      return noteStart(this.spawned);
    }
    if (frame.type === "question") return void this.ask(frame);
    if (frame.type === "limit") return this.limits.start(frame);
    if (frame.type === "limitOver") return this.limits.end(frame);
    const pending = this.pending.get(frame.id);
    this.pending.delete(frame.id);
    if (frame.type === "reply") pending?.resolve(frame.content);
    else pending?.reject(new Error(frame.message));
  }

  /** Not awaited: what the cell prints meanwhile goes on arriving. */
  private async ask({ id, number, question }: Extract<Frame, { type: "question" }>): Promise<void> {
    let answer: AnswerFrame;
    try {
      answer = { number, value: await (this.asker ?? nobodyThere)(question, id) };
    } catch (error) {
      answer = { number, refusal: (error as Error).message };
    }
    if (!this.over) this.pipe(answerDescriptor).write(`${JSON.stringify(answer)}\n`);
  }

  /**
   * Sends one request.
   * @param id a number greater than those of all earlier requests
   * @throws ProcessEnded if the process ends before it has answered
   */
  async call<M extends Method>(
    id: number,
    method: M,
    content: Calls[M]["request"],
  ): Promise<Calls[M]["reply"]> {
    if (this.over) throw new ProcessEnded();
    const reply = new Promise<Calls[Method]["reply"]>((resolve, reject) =>
      this.pending.set(id, { resolve, reject }),
    );
    if (method === "execute") this.latest = id;
    this.sent = id;
    const line = `${JSON.stringify({ id, method, content })}\n`;
    if (this.heapLimit === null) this.unread.push(line);
    this.pipe(requestDescriptor).write(line);
    return (await reply) as Calls[M]["reply"];
  }

  /**
   * Ends the cell that runs, whatever it does, as a KeyboardInterrupt. The interrupt names the last request that was sent before it,
   * because it may arrive when that has ended, and must not end a later one.
   */
  interrupt(): void {
    if (this.sent > 0) this.pipe(interruptDescriptor).write(`${this.sent}\n`);
  }

  /** Ends the process, if it still runs, and what cells have started in it. */
  private endGroup(): boolean {
    const { pid } = this.spawned.child;
    return pid !== undefined && killGroup(pid);
  }

  /** Ends the process at once. */
  kill(): void {
    this.killed = true;
    if (!this.endGroup()) this.spawned.child.kill("SIGKILL");
  }
}
