import { codecLimits } from "../sandbox/channel/codec";
import { decode } from "../sandbox/channel/decode";
import { encode } from "../sandbox/channel/encode";
import {
  type AnyFunction,
  attachFunctions,
  dataOnly,
  detachFunctions,
  placeName,
} from "../sandbox/channel/functionPlaces";
import type { TensorForm } from "../sandbox/channel/tensorData";
import { messageOf } from "../sandbox/failure";
import { CallTensors, ProcessTensors } from "../sandbox/tensors";

const processTensors = new ProcessTensors();

/** A deep copy as the channel makes it; tensors become their data. @throws CodecError for what is no data */
export const plainCopy = (value: unknown): unknown =>
  decode(encode(value, codecLimits, processTensors), codecLimits, Object.prototype);

/** The same with tensors in the place of their data. */
const withTensors = (value: unknown, tensors: TensorForm): unknown =>
  decode(encode(value, codecLimits, tensors), codecLimits, Object.prototype, tensors);

/** A function whose arguments and values are copied, and whose errors arrive as no more than their message. */
function copying(original: AnyFunction, name: string): AnyFunction {
  return (...given) => {
    let args: unknown[];
    try {
      args = plainCopy(given) as unknown[];
    } catch {
      throw new TypeError(dataOnly(name));
    }
    try {
      return withTensors(original(...args), processTensors);
    } catch (error) {
      throw new Error(messageOf(error));
    }
  };
}

/**
 * A copy of a call's arguments, as the sandbox gives them to a student's code: data are copied, with tensors where a check has their
 * data; functions stay, each behind one that copies what goes in and what comes out.
 * @throws CodecError if an argument holds a thing that is neither data nor a function
 */
export function givenArguments(args: readonly unknown[], tensors: TensorForm = processTensors): unknown[] {
  const { data, places, functions } = detachFunctions(args);
  const copies = withTensors(data, tensors) as unknown[];
  return attachFunctions(copies, places, (index) => copying(functions[index], placeName(places[index])));
}

/**
 * What a function of ours gives for a check's arguments: called as a student's is in the sandbox, with tensors where the check has
 * their data, and none left afterwards.
 * @returns plain data; a promise of it for an asynchronous function
 * @throws what the function throws; CodecError for what is no data
 */
export function callOurs(implementation: AnyFunction, ...args: unknown[]): unknown {
  const tensors = new CallTensors();
  const plain = (value: unknown): unknown => {
    const copy = plainCopy(value);
    tensors.end(value);
    return copy;
  };
  const value = implementation(...givenArguments(args, tensors));
  return value instanceof Promise ? value.then(plain) : plain(value);
}
