import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What every command is answered with, besides its own results. */
export interface Answer {
  /** The largest resident set of the process so far, bytes. */
  peakBytes: number;
}

/** A process that trains, and answers each command on its stdin with one line of JSON on its stdout. */
export class EngineProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;
  private complaints = "";

  /** @param name what messages call it */
  constructor(
    readonly name: string,
    command: readonly string[],
    cwd: string,
    variables: NodeJS.ProcessEnv = {},
  ) {
    const env = { ...process.env, ...variables };
    this.child = spawn(command[0], command.slice(1), { cwd, env, stdio: "pipe" });
    this.child.on("error", (error) => (this.complaints += error.message));
    this.child.stdin.on("error", () => undefined);
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => (this.complaints += text));
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Asks, and waits for the answer as long as it takes; one command at a time.
   * @throws Error with the last line of its stderr if the process ends instead
   */
  async ask<T = object>(command: string): Promise<T & Answer> {
    this.child.stdin.write(`${command}\n`);
    for (;;) {
      const { value, done } = await this.answers.next();
      if (done) throw new Error(`${this.name}: ended at "${command}": ${this.lastComplaint()}`);
      if (value.startsWith("{")) return JSON.parse(value) as T & Answer;
    }
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }

  private lastComplaint(): string {
    return this.complaints.trim().split("\n").pop() || "it said nothing";
  }
}
