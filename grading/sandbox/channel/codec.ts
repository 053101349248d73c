/** The typed arrays that the codec carries. */
export type NumericArray =
  | Int8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** A value that cannot cross the channel, or bytes that are no value. */
export class CodecError extends Error {
  override name = "CodecError";
}

/** How much one value may hold. */
export interface CodecLimits {
  /** Levels of arrays and objects within each other. */
  depth: number;
  /** Values in all, numbers of a packed array included. */
  values: number;
  /** Encoded size. */
  bytes: number;
}

/** Enough for every value of the course, little enough for the grader to hold and compare. */
export const codecLimits: CodecLimits = { depth: 32, values: 2_000_000, bytes: 16 * 1024 * 1024 };

/** The first byte of an encoded value. */
export enum Tag {
  Null,
  Undefined,
  False,
  True,
  Number,
  String,
  Bytes,
  Typed,
  Array,
  Numbers,
  Object,
  Tensor,
}

/** In the order of their codes. */
export const numericTypes = [
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;

/** Keys that reach an object's prototype when a careless reader copies them. */
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Refuses a value that holds more than allowed; one budget serves one message. */
export class Budget {
  private values = 0;

  constructor(private readonly limits: CodecLimits) {}

  spend(count: number, depth: number): void {
    this.values += count;
    if (this.values > this.limits.values) throw new CodecError(`more than ${this.limits.values} values`);
    if (depth > this.limits.depth) throw new CodecError(`nested deeper than ${this.limits.depth} levels`);
  }
}
