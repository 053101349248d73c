import { randomInt } from "node:crypto";
import type { Duplex } from "node:stream";
import type { Allowance } from "../allowance";
import { Channel, type Incoming } from "./channel";
import { Clocks } from "./clocks";
import { CodecError } from "./codec";
import {
  ChangedArgument,
  type FailureStatus,
  messageOf,
  MissingFunction,
  SandboxFailure,
  StudentError,
  tooManyQuestions,
} from "../failure";
import { GrantedFunctions, type Reply } from "./grantedFunctions";
import type { Limits } from "../limits";
import type { PackedCall } from "./packed";
import { type Given, Series } from "./series";

/** Functions that the code in the sandbox may call and the grader answers: these and no other, whatever it asks for. */
export interface Remote {
  names: readonly string[];
  answer: (name: string, args: unknown[]) => Promise<unknown>;
}

interface Expecting {
  type: "hello" | "loaded" | "result" | "cleared" | "bye";
  id: number;
  /** The answers so far, where several calls were asked for at once; their ids follow each other. */
  series?: Series;
}
type Settle = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** A text of the other side's, whatever it sent instead of one. */
const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "string" ? value.slice(0, 2000) : otherwise;

/**
 * The grader's end of one conversation with a host, in which each side has its turn. Nothing that comes can do more than fail it:
 * a message out of turn, of another form, too many or too large.
 */
export class Conversation {
  private readonly channel: Channel;
  private readonly clocks: Clocks;
  private expecting: Expecting | undefined;
  private settle: Settle | undefined;
  /** Waits for the host's answer to a question of ours within one of its own. */
  private back: Settle | undefined;
  private asking = false;
  private granted: GrantedFunctions | undefined;
  private remote: Remote | undefined;
  private givenMs = 0;
  private failed: SandboxFailure | undefined;
  /** How many tensors the last call has left behind, as the host says. */
  left = 0;

  /** @param ends told the first failure, which is the end */
  constructor(
    stream: Duplex,
    private readonly limits: Limits,
    allowance: Allowance | undefined,
    private readonly ends: (failure: SandboxFailure) => void,
  ) {
    this.clocks = new Clocks(limits, allowance, (message) => this.fail("timeout", message));
    this.channel = new Channel(
      stream,
      limits,
      (message) => this.receive(message),
      (what) => this.fail("protocol", `sent ${what}`),
      (error) => this.fail("infrastructure-error", `a message could not be handled: ${messageOf(error)}`),
    );
  }

  get failure(): SandboxFailure | undefined {
    return this.failed;
  }

  /** Waits for the host's greeting. */
  async greet(ms: number): Promise<void> {
    await this.expect({ type: "hello", id: 0 }, ms, () => {});
  }

  /** Has the host load what `start` holds, in the place of what it had loaded before; limits begin anew.
   *  @throws StudentError if the code throws while it loads */
  async load(start: Record<string, unknown>, remote?: Remote): Promise<void> {
    if (this.failed) throw this.failed;
    this.remote = remote;
    this.givenMs = 0;
    this.channel.beginAnew();
    this.clocks.begin();
    await this.expect({ type: "loaded", id: 0 }, this.limits.callMs, () =>
      this.channel.send({ type: "start", ...start, remote: remote?.names ?? [] }),
    );
  }

  /** One call; its value comes encoded, and nobody has looked at it. See {@link Session.call}. */
  async call(name: string, packed: PackedCall, ms = this.limits.callMs): Promise<Uint8Array> {
    const { args, places, functions } = packed;
    if (!this.failed) this.clocks.count();
    const id = randomInt(1, 2 ** 47);
    const value = await this.expect({ type: "result", id }, ms, () => {
      this.granted = new GrantedFunctions(functions, this.limits.questions);
      this.channel.send({ type: "call", id, name, args, places });
    });
    return value as Uint8Array;
  }

  /** Several calls of a function with plain data, each with all time of a call. @returns what each gave, to the first that gave no
   *  value; no failure is thrown */
  async callEach(name: string, lists: readonly Uint8Array[]): Promise<(Given | Error)[]> {
    if (!this.failed) this.clocks.count();
    const id = randomInt(1, 2 ** 47);
    const series = new Series(lists.length);
    try {
      await this.expect({ type: "result", id, series }, this.limits.callMs, () => {
        this.granted = new GrantedFunctions([], this.limits.questions);
        this.channel.send({ type: "calls", id, name, lists });
      });
    } catch (error) {
      series.add(error as Error);
    }
    return series.answers;
  }

  /** Whether the host waits for an answer of ours. */
  get isAsked(): boolean {
    return this.asking;
  }

  /** Asks a host that is waiting for an answer of ours; it must reply before it gets that. Its time runs meanwhile. */
  async askBack(message: Record<string, unknown>): Promise<unknown> {
    if (this.failed) throw this.failed;
    if (!this.asking || this.back)
      throw new Error("a host is asked back only while it asks, one question at a time");
    this.channel.send(message);
    this.clocks.run();
    try {
      return await new Promise((resolve, reject) => (this.back = { resolve, reject }));
    } finally {
      this.clocks.pause();
    }
  }

  /** Has the host forget what it has loaded. @returns whether it says that nothing is left of it */
  async clear(ms: number): Promise<boolean> {
    return (await this.expect({ type: "cleared", id: 0 }, ms, () =>
      this.channel.send({ type: "clear" }),
    )) as boolean;
  }

  /** Says goodbye and waits for the host's. */
  async leave(ms: number): Promise<void> {
    await this.expect({ type: "bye", id: 0 }, ms, () => this.channel.send({ type: "close" }));
  }

  /** Ends it; only the first failure counts. */
  fail(status: FailureStatus, message: string): void {
    if (this.failed) return;
    this.failed = new SandboxFailure(status, message);
    this.stop();
    this.ends(this.failed);
    const { back } = this;
    this.back = undefined;
    back?.reject(this.failed);
    this.done(this.failed);
  }

  /** Hears nothing more, and accounts for its time. */
  stop(): void {
    this.channel.stop();
    this.clocks.stop();
  }

  /** Sends, then waits for the one message that may come now. */
  private async expect(expecting: Expecting, ms: number, sendIt: () => void): Promise<unknown> {
    if (this.failed) throw this.failed;
    if (this.expecting) throw new Error("a session answers one call at a time");
    sendIt();
    this.clocks.await(ms, () => this.late(expecting, ms));
    try {
      return await new Promise((resolve, reject) => {
        this.expecting = expecting;
        this.settle = { resolve, reject };
      });
    } finally {
      this.clocks.pause();
    }
  }

  private late(expecting: Expecting, ms: number): void {
    if (expecting.type === "hello")
      this.fail("infrastructure-error", `the sandbox did not start within ${ms} ms`);
    else this.fail("timeout", `no answer within ${ms / 1000} s`);
  }

  private receive(message: Incoming): void {
    const { expecting } = this;
    if (this.back) return this.receiveBack(message);
    if (message.type === "remote") return this.answerRemote(message);
    if (message.type === "callback") return this.answerCallback(message);
    if (!expecting || this.asking) return this.channel.report("a message that nobody asked for");
    const isResult = expecting.type === "result";
    const idFits = message.id === expecting.id;
    if (message.type === expecting.type && !isResult) return this.done(message.clean === true);
    if (isResult && idFits && message.type === "value" && message.value instanceof Uint8Array) {
      this.left = Number.isSafeInteger(message.left) ? Math.max(0, message.left as number) : 0;
      return this.answered(expecting, valueOf(message));
    }
    if (isResult && idFits && message.type === "missing")
      return this.answered(expecting, new MissingFunction("no such function"));
    const thrown = isResult
      ? message.type === "thrown" && idFits
      : expecting.type === "loaded" && message.type === "failed";
    if (thrown)
      return this.answered(
        expecting,
        new StudentError(textOf(message.name, "Error"), textOf(message.message, "")),
      );
    this.channel.report("a message out of turn");
  }

  /** Takes a call's answer, and waits for the next one where several were asked for. */
  private answered(expecting: Expecting, answer: Uint8Array | Error): void {
    const { series } = expecting;
    if (!series) return this.done(answer);
    if (series.add(answer instanceof Error ? answer : { value: answer, left: this.left }))
      return this.done(undefined);
    if (series.isTooLarge) return this.fail("protocol", "sent answers that are too large together");
    if (!this.clocks.count()) return;
    expecting.id += 1;
    this.clocks.pause();
    this.clocks.await(this.limits.callMs, () => this.late(expecting, this.limits.callMs));
  }

  /** The host's reply to a question of ours. */
  private receiveBack(message: Incoming): void {
    const { back } = this;
    if (message.type !== "answer" && message.type !== "refused")
      return this.channel.report("a message out of turn");
    this.back = undefined;
    if (message.type === "answer") back?.resolve(message.value);
    else back?.reject(new Error(textOf(message.message, "refused")));
  }

  private answerRemote(message: Incoming): void {
    const { remote } = this;
    const { name, args, id } = message;
    const inTurn = this.expecting?.id === id && ["loaded", "result"].includes(this.expecting?.type ?? "");
    const known = typeof name === "string" && remote?.names.includes(name);
    if (!remote || !known || !inTurn || this.asking || !Array.isArray(args)) {
      return this.channel.report("a question out of turn");
    }
    if (!this.clocks.count()) return;
    this.timeless(() =>
      remote.answer(name, args).then(
        (value): Reply => ({ type: "answer", value }),
        (error: unknown): Reply => ({ type: "refused", message: messageOf(error) }),
      ),
    );
  }

  private answerCallback({ id, index, args }: Incoming): void {
    const { expecting, granted } = this;
    const inTurn = expecting?.type === "result" && expecting.id === id && !this.asking;
    if (!inTurn || !granted?.has(index) || !(args instanceof Uint8Array))
      return this.channel.report("a question out of turn");
    if (granted.exhausted()) return this.fail("protocol", tooManyQuestions(this.limits.questions));
    if (!this.clocks.count()) return;
    this.timeless(() => granted.answer(index, args));
  }

  /** Replies by work of ours that takes nothing from the host's time, up to a limit: it is the host who asks for it. */
  private timeless(work: () => Reply | Promise<Reply>): void {
    const start = performance.now();
    this.asking = true;
    const free = this.givenMs <= this.limits.answersMs;
    if (free) this.clocks.pause();
    const finish = (reply: Reply): void => {
      this.givenMs += performance.now() - start;
      this.asking = false;
      if (free) this.clocks.run();
      this.reply(reply);
    };
    const reply = work();
    if (reply instanceof Promise) void reply.then(finish);
    else finish(reply);
  }

  /** Answers a question; with a refusal where the answer is too large or no data. */
  private reply(reply: Reply): void {
    if (this.failed) return;
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
}

/** What a call gave; the host says where it has changed its arguments. */
function valueOf({ value, changed }: Incoming): Uint8Array | Error {
  return typeof changed === "string" ? new ChangedArgument(changed.slice(0, 120)) : (value as Uint8Array);
}
