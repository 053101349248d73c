import { changedPlace } from "../channel/changedPlace";
import { CodecError, codecLimits } from "../channel/codec";
import { decode } from "../channel/decode";
import { encode } from "../channel/encode";
import { readFrameSync, writeFrameSync } from "../channel/framing";
import type { TensorForm } from "../channel/tensorData";
import { CallTensors } from "../tensors";
import { describeError } from "./describeError";
import { attachFunctions, dataOnly, onlyDuringCall, type Place, placeName } from "../channel/functionPlaces";

/** A message of the channel. */
export type Message = { type: string } & Record<string, unknown>;

/** A function that the grader may call. */
export type Served = (...args: unknown[]) => unknown;

/** Makes the functions that are served from a first message. */
export type Load = (start: Message) => Map<string, Served> | Promise<Map<string, Served>>;

/** The descriptor of the channel, both ways. */
const channel = 3;

/** What received records inherit from. */
let prototype: object | null = Object.prototype;

/** Tensors, where the functions that are served take and give them. */
let tensors: TensorForm | undefined;

/** Sends one message to the grader. */
export function send(message: Message): void {
  writeFrameSync(channel, encode(message));
}

/** Waits for the grader's next message; the process ends with the channel. */
export function receive(): Message {
  return valueOf(readFrameSync(channel) ?? process.exit(0)) as Message;
}

const valueOf = (bytes: Uint8Array): unknown => decode(bytes, codecLimits, prototype, tensors);

/** The call that is being answered, or was the last; 0 while the module loads. */
let current = 0;

/** Whether the current call still runs. */
let running = false;

/** What is asked of the function `name`, encoded. @throws TypeError if it is no plain data */
function encodeFor(name: string, asked: unknown): Buffer {
  try {
    return encode(asked, codecLimits, tensors);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw new TypeError(`${dataOnly(name)} (${error.message.replace(/^the value(\.args)?/, "args")})`);
  }
}

/** The reply to a question that the grader's side asks while it is asked itself. */
export type AnswerBack = (message: Message) => Message;

/** Asks the grader's side for a value and waits for it, without letting anything run but answers to what it asks back. */
function ask(name: string, question: Message, back?: AnswerBack): unknown {
  writeFrameSync(channel, encodeFor(name, question));
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
function receivedArguments({ id, args, places }: Message, form: TensorForm | undefined): unknown[] {
  const all = places as Place[];
  const list = decode(args as Uint8Array, codecLimits, prototype, form) as unknown[];
  return attachFunctions(list, all, (index) => (...given) => {
    const name = placeName(all[index]);
    if (!running || id !== current) throw new Error(onlyDuringCall(name));
    const value = ask(name, { type: "callback", id, index, args: encodeFor(name, given) });
    return valueOf(value as Uint8Array);
  });
}

/** Where the arguments are no longer what came. */
function changedIn(args: unknown[], { args: bytes, places }: Message): string | undefined {
  try {
    if ((places as Place[]).length === 0 && encode(args, codecLimits, tensors).equals(bytes as Uint8Array))
      return undefined;
  } catch {
    // something in them is no longer plain data
  }
  return changedPlace(args, decode(bytes as Uint8Array, codecLimits, prototype) as unknown[], tensors);
}

/** Answers a call. @returns whether it gave a value, and left its arguments as they were */
async function answer(functions: Map<string, Served>, message: Message): Promise<boolean> {
  const id = message.id as number;
  current = id;
  running = true;
  const served = functions.get(message.name as string);
  if (!served) {
    send({ type: "missing", id });
    return false;
  }
  let payload: Buffer;
  let changed: string | undefined;
  try {
    const handled = tensors && new CallTensors();
    const args = receivedArguments(message, handled);
    const value = await served(...args);
    running = false;
    changed = changedIn(args, message);
    const encoded = encode(value, codecLimits, tensors);
    const left = handled?.end(value) ?? 0;
    payload = encode({
      type: "value",
      id,
      value: encoded,
      ...(changed !== undefined && { changed }),
      ...(left > 0 && { left }),
    });
  } catch (error) {
    running = false;
    send({ type: "thrown", id, ...describeError(error) });
    return false;
  }
  writeFrameSync(channel, payload);
  return changed === undefined;
}

/** Answers several calls of a function one after the other, to the first that fails. */
async function answerEach(functions: Map<string, Served>, { id, name, lists }: Message): Promise<void> {
  for (const [i, args] of (lists as Uint8Array[]).entries())
    if (!(await answer(functions, { type: "call", id: (id as number) + i, name, args, places: [] }))) return;
}

/** Node's own, whatever the student's code does to the global one. */
const later = setTimeout;

/** As long as the shortest timer, which is due first: an error thrown by it is seen. */
const farewellMs = 2;

/** What the code left behind fails now or never. */
const farewell = (): Promise<void> => new Promise((resolve) => void later(resolve, farewellMs));

/** What a host is like. */
export interface HostOptions {
  /** What records of the grader's inherit from; Object.prototype unless told. */
  records?: object | null;
  /** Tensors, where the functions take and give them. */
  form?: TensorForm;
  /** Remembers the process before anything is loaded. @returns forgets what was loaded since, and whether nothing of it is left */
  watch?: () => () => boolean;
}

/**
 * The life of a host: greet, load what the grader sends and answer its calls, and again, until it says goodbye.
 * @param load makes the functions from a first message
 */
export async function serve(
  load: Load,
  { records = Object.prototype, form, watch = () => () => false }: HostOptions = {},
): Promise<void> {
  prototype = records;
  tensors = form;
  let waiting = true;
  process.on("beforeExit", () => {
    if (waiting) send({ type: "thrown", id: current, name: "Error", message: "the promise never settles" });
    waiting = false;
  });
  const clear = watch();
  send({ type: "hello" });
  let functions: Map<string, Served> | undefined;
  for (let message = receive(); ; message = receive()) {
    if (message.type === "call" && functions) await answer(functions, message);
    else if (message.type === "calls" && functions) await answerEach(functions, message);
    else if (message.type === "start") functions = await loadAnew(load, message, functions !== undefined);
    else if (message.type === "clear") {
      functions = undefined;
      await farewell();
      send({ type: "cleared", clean: clear() });
    } else break;
  }
  await farewell();
  waiting = false;
  send({ type: "bye" });
  process.exit(0);
}

/** Loads what a message holds; nothing where that throws. */
async function loadAnew(
  load: Load,
  message: Message,
  again: boolean,
): Promise<Map<string, Served> | undefined> {
  if (again) await farewell();
  current = 0;
  try {
    const loading = load(message);
    const functions = loading instanceof Map ? loading : await loading;
    send({ type: "loaded" });
    return functions;
  } catch (error) {
    send({ type: "failed", ...describeError(error) });
    return undefined;
  }
}
