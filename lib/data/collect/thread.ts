import { existsSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { WorkerReply, WorkerRequest, WorkerTask } from "./worker";

/** What loads the thread's program from its source, where lib is not compiled. */
const fromSource = (file: string): string =>
  `require("ts-node/register/transpile-only"); require(${JSON.stringify(file)});`;

function start(task: WorkerTask): Worker {
  const compiled = path.join(__dirname, "worker.js");
  if (existsSync(compiled)) return new Worker(compiled, { workerData: task });
  return new Worker(fromSource(path.join(__dirname, "worker.ts")), { eval: true, workerData: task });
}

/** A thread with some of the worlds, which answers each request by one reply. When it dies, the request that it has not answered
 *  fails, and so does every later one. */
export class Thread {
  private readonly worker: Worker;
  private waiting: { resolve: (reply: WorkerReply) => void; reject: (error: Error) => void } | undefined;
  private ended: Error | undefined;

  /** @throws RangeError if the task holds what cannot be sent to a thread, such as a function */
  constructor(private readonly task: WorkerTask) {
    try {
      this.worker = start(task);
    } catch (error) {
      if ((error as Error).name !== "DataCloneError") throw error;
      throw new RangeError(`collect: world.args must be plain data, got ${(error as Error).message}`);
    }
    this.worker.on("message", (reply: WorkerReply) => {
      this.waiting?.resolve(reply);
      this.waiting = undefined;
    });
    this.worker.on("error", (error) => this.end(error instanceof Error ? error.message : String(error)));
    this.worker.on("exit", (code) => this.end(`exit code ${code}`));
  }

  /** Its next reply. The first is the one to what it was made with. */
  ask(request?: WorkerRequest): Promise<WorkerReply> {
    if (this.ended) return Promise.reject(this.ended);
    const reply = new Promise<WorkerReply>((resolve, reject) => (this.waiting = { resolve, reject }));
    if (request) this.worker.postMessage(request);
    return reply;
  }

  /** Ends it, whatever it does. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private end(reason: string): void {
    const { worlds } = this.task;
    const whose = `${worlds.length === 1 ? "world" : "worlds"} ${worlds.join(", ")}`;
    this.ended ??= new Error(
      `collect: the thread of ${whose} has died (${reason}); the episodes that were running are lost`,
    );
    this.waiting?.reject(this.ended);
    this.waiting = undefined;
  }
}
