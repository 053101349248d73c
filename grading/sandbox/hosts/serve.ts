import { changedPlace } from "../changedPlace";
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

/** What received records inherit from. */
let prototype: object | null = Object.prototype;

/** Sends one message to the grader. */
export function send(message: Message): void {
  writeFrameSync(channel, encode(message));
}

/** The bytes of the grader's next message; the process ends with the channel. */
function receiveBytes(): Buffer {
  return readFrameSync(channel) ?? process.exit(0);
}

const read = (payload: Buffer): Message => decode(payload, codecLimits, prototype) as Message;

/** Waits for the grader's next message. */
export function receive(): Message {
  return read(receiveBytes());
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

/** The reply to a question that the grader's side asks while it is asked itself. */
export type AnswerBack = (message: Message) => Message;

/** Asks the grader's side for a value and waits for it, without letting anything run but answers to what it asks back. */
function ask(name: string, question: Message, back?: AnswerBack): unknown {
  writeFrameSync(channel, encodeQuestion(name, question));
  let answer = receive();
  for (; back && answer.type !== "answer" && answer.type !== "refused"; answer = receive())
    reply(back(answer));
  if (answer.type === "answer") return answer.value;
  throw new Error(String(answer.message));
}

/** Sends an answer; a refusal where it is no data. */
function reply(message: Message): void {
  try {
    send(message);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    send({ type: "refused", message: error.message });
  }
}

/** The value of a function that the grader's side provides instead of the student's. */
export function callRemote(name: string, args: unknown[], back?: AnswerBack): unknown {
  return ask(name, { type: "remote", id: current, name, args }, back);
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

async function answer(functions: Map<string, Served>, bytes: Buffer): Promise<void> {
  const message = read(bytes);
  const id = message.id as number;
  current = id;
  running = true;
  const served = functions.get(message.name as string);
  if (!served) return send({ type: "missing", id });
  let payload: Buffer;
  try {
    const args = receivedArguments(message);
    const value = await served(...args);
    running = false;
    const changed = changedPlace(args, read(bytes).args as unknown[]);
    payload = encode({ type: "value", id, value, ...(changed !== undefined && { changed }) });
  } catch (error) {
    running = false;
    return send({ type: "thrown", id, ...describeError(error) });
  }
  writeFrameSync(channel, payload);
}

/** Node's own, whatever the student's code does to the global one. */
const later = setTimeout;

/** As long as the shortest timer, which is due first: an error thrown by it is seen. */
const farewellMs = 2;

/** What the code left behind fails now or never. */
const farewell = (): Promise<void> => new Promise((resolve) => void later(resolve, farewellMs));

/**
 * The life of a host: greet, load what the grader sends and answer its calls, and again, until it says goodbye.
 * @param load makes the functions from a first message
 * @param records what records of the grader's inherit from
 */
export async function serve(
  load: (start: Message) => Map<string, Served>,
  records: object | null = Object.prototype,
): Promise<void> {
  prototype = records;
  let waiting = true;
  process.on("beforeExit", () => {
    if (waiting) send({ type: "thrown", id: current, name: "Error", message: "the promise never settles" });
    waiting = false;
  });
  send({ type: "hello" });
  let functions: Map<string, Served> | undefined;
  for (let bytes = receiveBytes(); ; bytes = receiveBytes()) {
    const message = read(bytes);
    if (message.type === "call" && functions) await answer(functions, bytes);
    else if (message.type === "start") functions = await loadAnew(load, message, functions !== undefined);
    else break;
  }
  await farewell();
  waiting = false;
  send({ type: "bye" });
  process.exit(0);
}

/** Loads what a message holds; nothing where that throws. */
async function loadAnew(
  load: (start: Message) => Map<string, Served>,
  message: Message,
  again: boolean,
): Promise<Map<string, Served> | undefined> {
  if (again) await farewell();
  current = 0;
  try {
    const functions = load(message);
    send({ type: "loaded" });
    return functions;
  } catch (error) {
    send({ type: "failed", ...describeError(error) });
    return undefined;
  }
}
