import { Duplex, PassThrough } from "node:stream";
import type { Allowance } from "grading/sandbox/allowance";
import { Conversation } from "grading/sandbox/channel/conversation";
import { decode } from "grading/sandbox/channel/decode";
import { encode } from "grading/sandbox/channel/encode";
import type { SandboxFailure } from "grading/sandbox/failure";
import { frame, FrameReader } from "grading/sandbox/channel/framing";
import { checkLimits } from "grading/sandbox/limits";
import { packCall } from "grading/sandbox/channel/packed";

export type Message = Record<string, unknown>;

/** The two ends of a conversation whose other side the test speaks. */
export function openConversation(allowance?: Allowance) {
  const [toGrader, toHost] = [new PassThrough(), new PassThrough()];
  const failures: SandboxFailure[] = [];
  const stream = Duplex.from({ readable: toGrader, writable: toHost });
  const conversation = new Conversation(stream, checkLimits, allowance, (failure) => failures.push(failure));
  const reader = new FrameReader();
  const heard: Message[] = [];
  toHost.on("data", (chunk: Buffer) =>
    heard.push(...reader.push(chunk).map((payload) => decode(payload) as Message)),
  );
  return {
    conversation,
    failures,
    heard,
    write: (bytes: Buffer) => toGrader.write(bytes),
    say: (message: Message) => toGrader.write(frame(encode(message))),
    end: () => stream.destroy(),
  };
}

/** Lets everything that waits have its turn. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A conversation in the middle of a call of `f` with the given arguments, and the number of the call. */
export async function inCall(...args: unknown[]) {
  const ends = openConversation();
  const answer = ends.conversation.call("f", packCall(args));
  answer.catch(() => undefined);
  while (ends.heard.length === 0) await turn();
  return { ...ends, answer, id: ends.heard[0].id as number };
}
