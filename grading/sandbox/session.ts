import { randomInt } from "node:crypto";
import type { Duplex, Readable } from "node:stream";
import { Channel, type Incoming } from "./channel";
import { CodecError } from "./codec";
import { exitFailure } from "./exitFailure";
import {
  type FailureStatus,
  MissingFunction,
  SandboxFailure,
  StudentError,
  tooManyQuestions,
} from "./failure";
import { detachFunctions } from "./functionPlaces";
import { GrantedFunctions } from "./grantedFunctions";
import { launch, type Launched } from "./launch";
import type { Limits } from "./limits";
import { Patience } from "./patience";
import type { Box } from "./stage";
import type { Tier } from "./tier";

/** What a session runs, and where. */
export interface SessionOptions {
  tier: Tier;
  box: Box;
  limits: Limits;
  /** What the host loads; for the student's host `{ js }`. */
  start: Record<string, unknown>;
  /** Functions that the code in the sandbox may call and the grader answers: these and no other, whatever it asks for. */
  remote?: { names: readonly string[]; answer: (name: string, args: unknown[]) => Promise<unknown> };
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

type Expecting = { type: "hello" | "loaded" | "result" | "bye"; id: number };

/** One sandboxed process and the calls to it. Every failure ends it; nothing that it sends can do more than fail it. */
export class Session {
  private readonly launched: Launched;
  private readonly channel: Channel;
  private readonly started = process.hrtime.bigint();
  private readonly wall: Patience;
  private patience: Patience | undefined;
  private readonly ended: Promise<void>;
  private expecting: Expecting | undefined;
  private settle: { resolve: (value: unknown) => void; reject: (error: Error) => void } | undefined;
  private failure: SandboxFailure | undefined;
  private greeted = false;
  private saidGoodbye = false;
  private asking = false;
  private granted: GrantedFunctions | undefined;
  private givenMs = 0;
  private printed = 0;
  private output = "";

  constructor(private readonly options: SessionOptions) {
    this.launched = launch(options.tier, options.box, options.limits);
    const { child } = this.launched;
    this.channel = new Channel(
      child.stdio[3] as Duplex,
      options.limits,
      (message) => this.receive(message),
      (what) => this.fail("protocol", `sent ${what}`),
    );
    for (const stream of [child.stdout, child.stderr]) this.collect(stream as Readable);
    this.wall = new Patience(options.limits.sessionMs, () => {
      this.fail("timeout", `took more than ${options.limits.sessionMs / 1000} s in all`);
    });
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        this.fail("infrastructure-error", `the sandbox could not be started: ${error.message}`);
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

  /** Waits for the host and has it load the code.
   *  @throws SandboxFailure; StudentError if the code throws while it loads */
  async open(): Promise<void> {
    await this.expect({ type: "hello", id: 0 }, greetingMs, () => {});
    await this.expect({ type: "loaded", id: 0 }, this.options.limits.callMs, () =>
      this.channel.send({ type: "start", ...this.options.start, remote: this.options.remote?.names ?? [] }),
    );
  }

  /**
   * Calls a function in the sandbox. Functions among the arguments are answered here, synchronously and on hostile arguments,
   * until the call ends.
   * @returns plain data as {@link decode} gives it: hostile in type, shape and value, bounded in size
   * @throws StudentError if the function throws; MissingFunction; SandboxFailure; CodecError if the arguments are too large
   */
  async call(name: string, ...args: unknown[]): Promise<unknown> {
    const id = randomInt(1, 2 ** 47);
    const { data, places, functions } = detachFunctions(args);
    return this.expect({ type: "result", id }, this.options.limits.callMs, () => {
      this.granted = new GrantedFunctions(functions, this.options.limits.questions);
      this.channel.send({ type: "call", id, name, args: data, places });
    });
  }

  /** Ends the process: politely if it is well, so that a late failure of it shows. */
  async close(): Promise<Health> {
    if (!this.failure) {
      const goodbye = this.expect({ type: "bye", id: 0 }, goodbyeMs, () =>
        this.channel.send({ type: "close" }),
      );
      await goodbye.catch(() => undefined);
      const slow = setTimeout(() => this.fail("timeout", "did not end when its work was done"), goodbyeMs);
      await this.ended;
      clearTimeout(slow);
    }
    this.launched.kill();
    await this.ended;
    const peakBytes = this.launched.peakBytes();
    await this.launched.release();
    return {
      ...(this.failure && { failure: this.failure }),
      seconds: Number(process.hrtime.bigint() - this.started) / 1e9,
      ...(peakBytes !== undefined && { peakBytes }),
      output: this.output,
    };
  }

  /** Sends, then waits for the one message that may come now. */
  private async expect(expecting: Expecting, ms: number, sendIt: () => void): Promise<unknown> {
    if (this.failure) throw this.failure;
    if (this.expecting) throw new Error("a session answers one call at a time");
    sendIt();
    this.patience = new Patience(ms, () => this.late(expecting, ms));
    this.wait(true);
    try {
      return await new Promise((resolve, reject) => {
        this.expecting = expecting;
        this.settle = { resolve, reject };
      });
    } finally {
      this.wait(false);
    }
  }

  /** Lets the limits of time run or stand still. */
  private wait(running: boolean): void {
    for (const patience of [this.wall, this.patience]) {
      if (running) patience?.run();
      else patience?.pause();
    }
  }

  private late(expecting: Expecting, ms: number): void {
    if (expecting.type === "hello")
      this.fail("infrastructure-error", `the sandbox did not start within ${ms} ms`);
    else this.fail("timeout", `no answer within ${ms / 1000} s`);
  }

  private receive(message: Incoming): void {
    const { expecting } = this;
    if (message.type === "remote") return this.answerRemote(message);
    if (message.type === "callback") return this.answerCallback(message);
    if (!expecting || this.asking) return this.channel.report("a message that nobody asked for");
    const isResult = expecting.type === "result";
    const idFits = message.id === expecting.id;
    if (message.type === expecting.type && !isResult) {
      if (message.type === "hello") this.greeted = true;
      if (message.type === "bye") this.saidGoodbye = true;
      return this.done(undefined);
    }
    if (isResult && idFits && message.type === "value") return this.done(message.value);
    if (isResult && idFits && message.type === "missing")
      return this.done(new MissingFunction("no such function"));
    const thrown = isResult ? message.type === "thrown" && idFits : message.type === "failed";
    if (thrown) return this.done(new StudentError(String(message.name), String(message.message)));
    this.channel.report("a message out of turn");
  }

  private answerRemote(message: Incoming): void {
    const { remote } = this.options;
    const { name, args, id } = message;
    const inTurn = this.expecting?.id === id && ["loaded", "result"].includes(this.expecting?.type ?? "");
    const known = typeof name === "string" && remote?.names.includes(name);
    if (!remote || !known || !inTurn || this.asking || !Array.isArray(args)) {
      return this.channel.report("a question out of turn");
    }
    this.asking = true;
    const answer = (reply: Record<string, unknown>): void => {
      this.asking = false;
      this.reply(reply);
    };
    remote.answer(name, args).then(
      (value) => answer({ type: "answer", value }),
      (error: Error) => answer({ type: "refused", message: error.message }),
    );
  }

  private answerCallback({ id, index, args }: Incoming): void {
    const { expecting, granted } = this;
    const inTurn = expecting?.type === "result" && expecting.id === id && !this.asking;
    if (!inTurn || !granted?.has(index) || !Array.isArray(args))
      return this.channel.report("a question out of turn");
    if (granted.exhausted()) return this.fail("protocol", tooManyQuestions(this.options.limits.questions));
    this.reply(this.timeless(() => granted.answer(index, args)));
  }

  /** Does work of ours that takes nothing from the student's time, up to a limit: it is the student who asks for it. */
  private timeless<T>(work: () => T): T {
    if (this.givenMs > this.options.limits.answersMs) return work();
    const start = performance.now();
    this.wait(false);
    const value = work();
    this.wait(true);
    this.givenMs += performance.now() - start;
    return value;
  }

  /** Answers a question; with a refusal where the answer is too large or no data. */
  private reply(reply: Record<string, unknown>): void {
    if (this.failure) return;
    try {
      this.channel.send(reply);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.channel.send({ type: "refused", message: error.message });
    }
  }

  /** Settles what is awaited: an Error rejects, everything else is the answer. */
  private done(value: unknown): void {
    const { settle } = this;
    this.expecting = undefined;
    this.settle = undefined;
    this.granted = undefined;
    if (value instanceof Error) settle?.reject(value);
    else settle?.resolve(value);
  }

  private fail(status: FailureStatus, message: string): void {
    if (this.failure) return;
    this.failure = new SandboxFailure(status, message);
    this.channel.stop();
    this.launched.kill();
    this.done(this.failure);
  }

  private collect(stream: Readable): void {
    stream.on("error", () => undefined);
    stream.on("data", (chunk: Buffer) => {
      this.printed += chunk.length;
      if (this.output.length < keptOutput) this.output += chunk.toString("utf8").slice(0, keptOutput);
      const { outputBytes } = this.options.limits;
      if (this.printed > outputBytes) this.fail("output-limit", `printed more than ${outputBytes / 1024} kB`);
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
    this.fail(status, message);
  }
}

/**
 * Opens a session; a sandbox that fails to start is tried a second time, since no code of the student's has run yet.
 * @throws SandboxFailure; StudentError if the code throws while it loads
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    let session: Session | undefined;
    try {
      session = new Session(options);
      await session.open();
      return session;
    } catch (error) {
      await session?.close();
      const ours = error instanceof SandboxFailure && error.status === "infrastructure-error";
      if (error instanceof SandboxFailure || error instanceof StudentError || error instanceof CodecError) {
        if (!ours || attempt === 2) throw error;
      } else if (attempt === 2) {
        throw new SandboxFailure(
          "infrastructure-error",
          `the sandbox could not be started: ${String(error)}`,
        );
      }
    }
  }
}
