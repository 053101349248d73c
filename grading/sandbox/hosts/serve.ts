import { CodecError, codecLimits } from "../codec";
import { decode } from "../decode";
import { encode } from "../encode";
import { readFrameSync, writeFrameSync } from "../framing";
import { attachFunctions, dataOnly, onlyDuringCall, type Place, placeName } from "../functionPlaces";

/** A message of the channel. */
export type Message = { type: string } & Record<string, unknown>;

/** A function that the grader may call. */
export type Served = (...args: unknown[]) => unknown;

/** The descriptor of the channel, both ways. */
const channel = 3;

/** Sends one message to the grader. */
export function send(message: Message): void {
  writeFrameSync(channel, encode(message));
}

/** Waits for the grader's next message; the process ends with the channel. */
export function receive(): Message {
  const payload = readFrameSync(channel);
  if (!payload) process.exit(0);
  return decode(payload, codecLimits, Object.prototype) as Message;
}

const textOf = (value: unknown, limit: number): string => {
  try {
    return String(value).slice(0, limit);
  } catch {
    return "";
  }
};

/** What the grader learns of an error: a name and a message, never the object. */
function describeError(error: unknown): { name: string; message: string } {
  try {
    if (typeof error === "object" && error !== null) {
      const { name, message } = error as Error;
      return { name: textOf(name ?? "Error", 100), message: textOf(message ?? "", 2000) };
    }
  } catch {
    // an error whose fields throw
  }
  return { name: "Error", message: textOf(error, 2000) };
}

/** The call that is being answered, or was the last; 0 while the module loads. */
let current = 0;

/** Whether the current call still runs. */
let running = false;

/** The bytes of a question about the function `name`. @throws TypeError if its arguments are no plain data */
function encodeQuestion(name: string, question: Message): Buffer {
  try {
    return encode(question);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw new TypeError(`${dataOnly(name)} (${error.message.replace("the value.", "")})`);
  }
}

/** Asks the grader's side for a value and waits for it, without letting anything else run. */
function ask(name: string, question: Message): unknown {
  writeFrameSync(channel, encodeQuestion(name, question));
  const answer = receive();
  if (answer.type === "answer") return answer.value;
  throw new Error(String(answer.message));
}

/** The value of a function that the grader's side provides instead of the student's. */
export function callRemote(name: string, args: unknown[]): unknown {
  return ask(name, { type: "remote", id: current, name, args });
}

/** The arguments of a call, with functions that ask the grader until the call ends. */
function receivedArguments({ id, args, places }: Message): unknown[] {
  const all = places as Place[];
  return attachFunctions(args as unknown[], all, (index) => (...given) => {
    const name = placeName(all[index]);
    if (!running || id !== current) throw new Error(onlyDuringCall(name));
    return ask(name, { type: "callback", id, index, args: given });
  });
}

async function answer(functions: Map<string, Served>, message: Message): Promise<void> {
  const id = message.id as number;
  current = id;
  running = true;
  const served = functions.get(message.name as string);
  if (!served) return send({ type: "missing", id });
  let payload: Buffer;
  try {
    const value = await served(...receivedArguments(message));
    running = false;
    payload = encode({ type: "value", id, value });
  } catch (error) {
    running = false;
    return send({ type: "thrown", id, ...describeError(error) });
  }
  writeFrameSync(channel, payload);
}

/** Node's own, whatever the student's code does to the global one. */
const later = setTimeout;

/** Longer than the shortest timer, which is due first: an error thrown by it is seen. */
const farewellMs = 3;

/**
 * The life of a host: greet, load what the grader sends, answer its calls until it says goodbye.
 * @param load makes the functions from the first message
 */
export async function serve(load: (start: Message) => Map<string, Served>): Promise<void> {
  let waiting = true;
  process.on("beforeExit", () => {
    if (waiting) send({ type: "thrown", id: current, name: "Error", message: "the promise never settles" });
    waiting = false;
  });
  send({ type: "hello" });
  let functions: Map<string, Served>;
  try {
    functions = load(receive());
  } catch (error) {
    return send({ type: "failed", ...describeError(error) });
  }
  send({ type: "loaded" });
  for (let message = receive(); message.type === "call"; message = receive())
    await answer(functions, message);
  await new Promise((resolve) => later(resolve, farewellMs)); // what the student's code left behind fails now or never
  waiting = false;
  send({ type: "bye" });
  process.exit(0);
}
