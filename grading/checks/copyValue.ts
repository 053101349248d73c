import { messageOf } from "../sandbox/failure";
import {
  type AnyFunction,
  attachFunctions,
  dataOnly,
  detachFunctions,
  placeName,
} from "../sandbox/channel/functionPlaces";

/** A function whose arguments and values are copied, and whose errors arrive as no more than their message. */
function copying(original: AnyFunction, name: string): AnyFunction {
  return (...given) => {
    let args: unknown[];
    try {
      args = structuredClone(given);
    } catch {
      throw new TypeError(dataOnly(name));
    }
    try {
      return structuredClone(original(...args));
    } catch (error) {
      throw new Error(messageOf(error));
    }
  };
}

/**
 * A deep copy of a call's arguments, as the sandbox gives them to a student's code: data are copied; functions stay, each behind
 * one that copies what goes in and what comes out.
 * @throws DataCloneError if an argument holds a thing that is neither data nor a function
 */
export function copyWithFunctions(args: readonly unknown[]): unknown[] {
  const { data, places, functions } = detachFunctions(args);
  const copies = data.map((arg) => structuredClone(arg));
  return attachFunctions(copies, places, (index) => copying(functions[index], placeName(places[index])));
}
