import { randomInt } from "node:crypto";
import type { Duplex } from "node:stream";
import type { Allowance } from "../allowance";
import { callAnswer } from "./callAnswer";
import { Channel, type Incoming } from "./channel";
import { Clocks } from "./clocks";
import { type FailureStatus, messageOf, SandboxFailure } from "../failure";
import type { Limits } from "../limits";
import type { PackedCall } from "./packed";
import { Questions, type Remote } from "./questions";
import { type Given, Series } from "./series";

interface Expecting {
  type: "hello" | "loaded" | "result" | "cleared" | "bye";
  id: number;
  /** The answers so far, where several calls were asked for at once; their ids follow each other. */
  series?: Series;
}
type Settle = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/**
 * The grader's end of one conversation with a host, in which each side has its turn. Nothing that comes can do more than fail it:
 * a message out of turn, of another form, too many or too large.
 */
export class Conversation {
  private readonly channel: Channel;
  private readonly clocks: Clocks;
  /** The host's while it is asked itself, and ours within them. */
  readonly questions: Questions;
  private expecting: Expecting | undefined;
  private settle: Settle | undefined;
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
    this.questions = new Questions(this.channel, this.clocks, limits, (status, message) =>
      this.fail(status, message),
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
    this.questions.begin(remote);
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
      this.questions.grant(functions);
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
        this.questions.grant([]);
        this.channel.send({ type: "calls", id, name, lists });
      });
    } catch (error) {
      series.add(error as Error);
    }
    return series.answers;
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
    this.questions.end(this.failed);
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
    if (this.questions.take(message, expecting)) return;
    if (!expecting || this.questions.isAsked) return this.channel.report("a message that nobody asked for");
    if (message.type === expecting.type && expecting.type !== "result")
      return this.done(message.clean === true);
    const answer = callAnswer(message, expecting);
    if (answer === undefined) return this.channel.report("a message out of turn");
    if (message.type === "value")
      this.left = Number.isSafeInteger(message.left) ? Math.max(0, message.left as number) : 0;
    this.answered(expecting, answer);
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

  /** Settles what is awaited: an Error rejects, everything else is the answer. */
  private done(value: unknown): void {
    const { settle } = this;
    this.expecting = undefined;
    this.settle = undefined;
    this.questions.revoke();
    if (value instanceof Error) settle?.reject(value);
    else settle?.resolve(value);
  }
}
