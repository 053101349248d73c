import type { Channel, Incoming } from "./channel";
import type { Clocks } from "./clocks";
import { CodecError } from "./codec";
import { type FailureStatus, messageOf, tooManyQuestions } from "../failure";
import { GrantedFunctions, type Reply } from "./grantedFunctions";
import type { Limits } from "../limits";
import type { PackedFunction } from "./packed";
import { textOf } from "./textOf";

/** Functions that the code in the sandbox may call and the grader answers: these and no other, whatever it asks for. */
export interface Remote {
  names: readonly string[];
  answer: (name: string, args: unknown[]) => Promise<unknown>;
}

/** What the host is asked itself while it asks. */
export interface Asked {
  type: string;
  id: number;
}

type Settle = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** The questions within one conversation: those of the host while it is asked itself, and ours within one of these. */
export class Questions {
  private granted: GrantedFunctions | undefined;
  private remote: Remote | undefined;
  private asking = false;
  /** Waits for the host's answer to a question of ours within one of its own. */
  private back: Settle | undefined;
  private givenMs = 0;
  private failure: Error | undefined;

  /** @param fail ends the conversation */
  constructor(
    private readonly channel: Channel,
    private readonly clocks: Clocks,
    private readonly limits: Limits,
    private readonly fail: (status: FailureStatus, message: string) => void,
  ) {}

  /** What may be asked from now on, besides the functions of a call. */
  begin(remote: Remote | undefined): void {
    this.remote = remote;
    this.givenMs = 0;
  }

  /** What may be asked within the call that begins. */
  grant(functions: readonly PackedFunction[]): void {
    this.granted = new GrantedFunctions(functions, this.limits.questions);
  }

  /** The call has ended. */
  revoke(): void {
    this.granted = undefined;
  }

  /** Whether the host waits for an answer of ours. */
  get isAsked(): boolean {
    return this.asking;
  }

  /** Asks a host that is waiting for an answer of ours; it must reply before it gets that. Its time runs meanwhile. */
  async askBack(message: Record<string, unknown>): Promise<unknown> {
    if (this.failure) throw this.failure;
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

  /** Takes a message if it is about a question. @param asked what the host is asked @returns whether it was */
  take(message: Incoming, asked: Asked | undefined): boolean {
    if (this.back) this.receiveBack(message);
    else if (message.type === "remote") this.answerRemote(message, asked);
    else if (message.type === "callback") this.answerCallback(message, asked);
    else return false;
    return true;
  }

  /** The conversation has failed. */
  end(failure: Error): void {
    this.failure = failure;
    const { back } = this;
    this.back = undefined;
    back?.reject(failure);
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

  private answerRemote({ name, args, id }: Incoming, asked: Asked | undefined): void {
    const { remote } = this;
    const inTurn = asked?.id === id && ["loaded", "result"].includes(asked?.type ?? "");
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

  private answerCallback({ id, index, args }: Incoming, asked: Asked | undefined): void {
    const { granted } = this;
    const inTurn = asked?.type === "result" && asked.id === id && !this.asking;
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
    if (this.failure) return;
    try {
      this.channel.send(reply);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.channel.send({ type: "refused", message: error.message });
    }
  }
}
