import type { Incoming } from "./channel";
import { ChangedArgument, MissingFunction, StudentError } from "../failure";
import type { Asked } from "./questions";
import { textOf } from "./textOf";

/** What a message answers to a call or to a load: an encoded value, or why there is none; undefined for what is no such answer. */
export function callAnswer(message: Incoming, { type, id }: Asked): Uint8Array | Error | undefined {
  if (type === "loaded" && message.type === "failed") return errorOf(message);
  if (type !== "result" || message.id !== id) return undefined;
  if (message.type === "value" && message.value instanceof Uint8Array) return valueOf(message, message.value);
  if (message.type === "missing") return new MissingFunction("no such function");
  return message.type === "thrown" ? errorOf(message) : undefined;
}

/** The host says where a call has changed its arguments. */
const valueOf = ({ changed }: Incoming, value: Uint8Array): Uint8Array | Error =>
  typeof changed === "string" ? new ChangedArgument(changed.slice(0, 120)) : value;

const errorOf = ({ name, message }: Incoming): Error =>
  new StudentError(textOf(name, "Error"), textOf(message, ""));
