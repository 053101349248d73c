import type { Duplex, Readable } from "node:stream";
import type { Allowance } from "./allowance";
import { CodecError } from "./channel/codec";
import { Conversation } from "./channel/conversation";
import { decode } from "./channel/decode";
import { exitFailure } from "./walls/exitFailure";
import type { SandboxFailure } from "./failure";
import { launch, type Launched } from "./walls/launch";
import type { Limits } from "./limits";
import { packCall, type PackedCall } from "./channel/packed";
import type { Remote } from "./channel/questions";
import type { Given } from "./channel/series";
import type { Box } from "./stage";
import type { Tier } from "./walls/tier";

/** Where a session runs. */
export interface Place {
  tier: Tier;
  box: Box;
  limits: Limits;
  /** What all processes of a submission may use together. */
  allowance?: Allowance;
}

/** How a session ended. */
export interface Health {
  /** Nothing wrong with the process, to its end. */
  failure?: SandboxFailure;
  seconds: number;
  peakBytes?: number;
  /** The first kilobytes that it printed. */
  output: string;
}

/** How long a host may take to greet and to say goodbye, in milliseconds. */
const greetingMs = 15_000;
const goodbyeMs = 2_000;
const keptOutput = 8 * 1024;

/** One sandboxed process and the conversation with it. Every failure ends it; nothing that it sends can do more than fail it. */
export class Session {
  private readonly launched: Launched;
  private readonly conversation: Conversation;
  private readonly started = process.hrtime.bigint();
  private readonly ended: Promise<void>;
  private greeted = false;
  private saidGoodbye = false;
  private printed = 0;
  private output = "";

  constructor(private readonly options: Place) {
    this.launched = launch(options.tier, options.box, options.limits);
    const { child } = this.launched;
    this.conversation = new Conversation(child.stdio[3] as Duplex, options.limits, options.allowance, () =>
      this.launched.kill(),
    );
    for (const stream of [child.stdout, child.stderr]) this.collect(stream as Readable);
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        const message = `the sandbox could not be started: ${error.message}`;
        this.conversation.fail("infrastructure-error", message);
        resolve();
      });
      child.once("exit", (code, signal) => {
        this.launched.kill(); // what it may have left behind holds our pipes
        const drained = setTimeout(resolve, 300);
        child.once("close", () => {
          clearTimeout(drained);
          this.exited(code, signal);
          resolve();
        });
      });
    });
  }

  /** Why it has ended, if it has. */
  get failure(): SandboxFailure | undefined {
    return this.conversation.failure;
  }

  /** Waits for the host. @throws SandboxFailure */
  async greet(): Promise<void> {
    await this.conversation.greet(greetingMs);
    this.greeted = true;
  }

  /**
   * Has the host load what `start` holds, in the place of what it had loaded before, which then has had its last chance to fail.
   * Limits of time, messages and bytes begin anew.
   * @throws SandboxFailure; StudentError if the code throws while it loads
   */
  load(start: Record<string, unknown>, remote?: Remote): Promise<void> {
    return this.conversation.load(start, remote);
  }

  /**
   * Calls a function in the sandbox. Functions among the arguments are answered here, on hostile arguments, until the call ends.
   * @returns plain data as {@link decode} gives it: hostile in type, shape and value, bounded in size
   * @throws StudentError if the function throws; ChangedArgument; MissingFunction; SandboxFailure; CodecError if the arguments are
   *   too large
   */
  call(name: string, ...args: unknown[]): Promise<unknown> {
    return this.callWithin(undefined, name, ...args);
  }

  /** The same with another limit of time. */
  async callWithin(ms: number | undefined, name: string, ...args: unknown[]): Promise<unknown> {
    const value = await this.callPacked(name, packCall(args), ms);
    try {
      return decode(value);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.conversation.fail("protocol", `sent ${error.message}`);
      throw this.failure as Error;
    }
  }

  /** The same for arguments and a value that are not looked at here. */
  callPacked(name: string, call: PackedCall, ms?: number): Promise<Uint8Array> {
    return this.conversation.call(name, call, ms);
  }

  /** The same for several calls. @returns what each gave, to the first that gave no value; no failure is thrown */
  callEach(name: string, lists: readonly Uint8Array[]): Promise<(Given | Error)[]> {
    return this.conversation.callEach(name, lists);
  }

  /** How many tensors the last call has left behind: the host's word, for advice alone. */
  get tensorsLeft(): number {
    return this.conversation.left;
  }

  /** Whether the host waits for an answer of ours. */
  get isAsked(): boolean {
    return this.conversation.questions.isAsked;
  }

  /** Asks the host, while it waits for an answer of ours.
   *  @throws Error with the host's message where it refuses; SandboxFailure */
  askBack(message: Record<string, unknown>): Promise<unknown> {
    return this.conversation.questions.askBack(message);
  }

  /** Has the host forget what it has loaded, which then has had its last chance to fail.
   *  @returns whether nothing is left of it: the host's word, which only its own later answers hang on. @throws SandboxFailure */
  clear(): Promise<boolean> {
    return this.conversation.clear(goodbyeMs);
  }

  /** Ends the process at once, as a failure of ours. */
  abandon(): Promise<Health> {
    this.conversation.fail("infrastructure-error", "abandoned in the middle of a call");
    return this.close();
  }

  /** Ends the process: politely if it is well, so that a late failure of it shows. */
  async close(): Promise<Health> {
    const { conversation, launched } = this;
    if (!conversation.failure) {
      const goodbye = conversation.leave(goodbyeMs).then(() => (this.saidGoodbye = true));
      await goodbye.catch(() => undefined);
      const slow = setTimeout(
        () => conversation.fail("timeout", "did not end when its work was done"),
        goodbyeMs,
      );
      await this.ended;
      clearTimeout(slow);
    }
    conversation.stop();
    launched.kill();
    await this.ended;
    const peakBytes = launched.peakBytes();
    await launched.release();
    return {
      ...(conversation.failure && { failure: conversation.failure }),
      seconds: Number(process.hrtime.bigint() - this.started) / 1e9,
      ...(peakBytes !== undefined && { peakBytes }),
      output: this.output,
    };
  }

  private collect(stream: Readable): void {
    stream.on("error", () => undefined);
    stream.on("data", (chunk: Buffer) => {
      this.printed += chunk.length;
      if (this.output.length < keptOutput) this.output += chunk.toString("utf8").slice(0, keptOutput);
      const { outputBytes } = this.options.limits;
      if (this.printed > outputBytes)
        this.conversation.fail("output-limit", `printed more than ${outputBytes / 1024} kB`);
    });
  }

  private exited(code: number | null, signal: string | null): void {
    if (this.failure || (this.saidGoodbye && code === 0)) return;
    const { status, message } = exitFailure(code, signal, {
      greeted: this.greeted,
      output: this.output,
      outOfMemory: this.launched.outOfMemory(),
      memoryBytes: this.options.limits.memoryBytes,
    });
    this.conversation.fail(status, message);
  }
}
