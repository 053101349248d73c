import { CodecError } from "./codec";
import { decode } from "./decode";
import { encode } from "./encode";
import { type AnyFunction, detachFunctions, type Place } from "./functionPlaces";

/** A function whose arguments and value are encoded. @throws CodecError for bytes or a value that cannot be that; what it throws */
export type PackedFunction = (args: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** The arguments of a call in the form in which they travel: a process between two others passes them on without reading them. */
export interface PackedCall {
  /** The list of arguments, encoded, with null in the places of functions. */
  args: Uint8Array;
  places: Place[];
  functions: PackedFunction[];
}

const packed =
  (original: AnyFunction): PackedFunction =>
  (bytes) => {
    const args = decode(bytes);
    if (!Array.isArray(args)) throw new CodecError("arguments that are no list");
    const value = original(...(args as unknown[])); // called without a `this`
    return value instanceof Promise ? value.then((settled: unknown) => encode(settled)) : encode(value);
  };

/** Packs arguments; functions among them are answered here. @throws CodecError if they are too large or no data */
export function packCall(args: readonly unknown[]): PackedCall {
  const { data, places, functions } = detachFunctions(args);
  return { args: encode(data), places, functions: functions.map(packed) };
}
