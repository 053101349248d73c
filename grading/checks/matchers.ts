import { expect, type MatcherContext, type SyncExpectationResult } from "expect";
import { howFar, howFarAbove } from "./howFar";
import { TensorData } from "../sandbox/channel/tensorData";
import { type Numbers, plain } from "./numbers";

/** How to compare and how to speak of the value. */
export interface NearOptions {
  /** What the value is called in the message: "V", "the occupancy". */
  name?: string;
  /** Allowed is |got − expected| ≤ tolerance · scale; 1e-9 unless told. */
  tolerance?: number;
  /** Unless told: the largest |expected|, at least 1. */
  scale?: number;
}

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    /** The same shape and fields, and each number near the expected one; a tensor of that shape where a tensor is expected. */
    toBeNear(expected: Numbers | TensorData, options?: NearOptions): R;
    /** A finite number, at most the limit (plus a tolerance, 0 unless told). */
    toBeAtMost(limit: number, options?: { name?: string; tolerance?: number }): R;
    /** Nested arrays of finite numbers in this shape; `[]` is a number. */
    toHoldNumbers(shape: readonly number[], options?: { name?: string }): R;
  }
}

type Fault = string | undefined;

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof TensorData) return `a tensor of shape ${shapeText(value)}`;
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === "number") return String(value);
  if (value === undefined) return "nothing (undefined): is there a return?";
  return typeof value === "object" ? "a record" : `a ${typeof value}`;
}

function largest(value: Numbers): number {
  if (typeof value === "number") return Math.abs(value);
  return Object.values(value).reduce<number>((most, part) => Math.max(most, largest(part)), 0);
}

const short = (x: number) => (Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(10))));

function numberFault(path: string, got: unknown, expected: number, allowed: number): Fault {
  if (typeof got !== "number") return `${path} must be a number (${short(expected)}), got ${kindOf(got)}`;
  if (!Number.isFinite(got)) return `${path} must be ${short(expected)}, got ${got}`;
  const error = Math.abs(got - expected);
  if (error <= allowed) return undefined;
  const relative = expected === 0 ? "" : `, relative ${(error / Math.abs(expected)).toExponential(2)}`;
  return `${path} must be ${short(expected)}, got ${short(got)} (absolute error ${error.toExponential(2)}${relative}, allowed ${allowed.toExponential(0)})`;
}

const shapeText = ({ shape }: TensorData): string => `[${shape.join(", ")}]`;

/** A tensor of another shape than expected, or none. */
function tensorFault(path: string, got: unknown, expected: TensorData): Fault {
  const same = got instanceof TensorData && shapeText(got) === shapeText(expected);
  return same ? undefined : `${path} must be a tensor of shape ${shapeText(expected)}, got ${kindOf(got)}`;
}

function nearFault(path: string, value: unknown, expected: Numbers, allowed: number): Fault {
  const isScalar = value instanceof TensorData && value.shape.length === 0;
  if (typeof expected === "number")
    return numberFault(path, isScalar ? plain(value) : value, expected, allowed);
  const got = plain(value);
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) {
      return `${path} must be an array of length ${expected.length}, got ${kindOf(got)}`;
    }
    return firstFault(expected.length, (i) => nearFault(`${path}[${i}]`, got[i], expected[i], allowed));
  }
  if (typeof got !== "object" || got === null || Array.isArray(got)) {
    return `${path} must be a record with ${Object.keys(expected).join(", ")}, got ${kindOf(got)}`;
  }
  const fields = Object.entries(expected as Record<string, Numbers>);
  return firstFault(fields.length, (i) => {
    const [field, part] = fields[i];
    if (!Object.hasOwn(got, field)) return `${path} must have a field ${field}`;
    return nearFault(`${path}.${field}`, (got as Record<string, unknown>)[field], part, allowed);
  });
}

function shapeFault(path: string, value: unknown, [length, ...rest]: readonly number[]): Fault {
  if (length === undefined) {
    if (value instanceof TensorData && value.shape.length === 0) return shapeFault(path, plain(value), []);
    if (typeof value !== "number") return `${path} must be a number, got ${kindOf(value)}`;
    return Number.isFinite(value) ? undefined : `${path} must be a finite number, got ${value}`;
  }
  const got = plain(value);
  if (!Array.isArray(got) || got.length !== length) {
    return `${path} must be an array of length ${length}, got ${kindOf(got)}`;
  }
  return firstFault(length, (i) => shapeFault(`${path}[${i}]`, got[i], rest));
}

function firstFault(count: number, fault: (i: number) => Fault): Fault {
  for (let i = 0; i < count; i++) {
    const found = fault(i);
    if (found) return found;
  }
  return undefined;
}

/** How far a value is from numbers of a shape. */
function howFarShape(got: unknown, shape: readonly number[]): string {
  const zeros = shape.reduceRight<Numbers>((part, length) => Array<Numbers>(length).fill(part), 0);
  return howFar(got, zeros, Infinity, 1);
}

interface Facts extends SyncExpectationResult {
  actual?: unknown;
  expected?: unknown;
  /** What may be told where neither value may: see `farOf`. */
  howFar?: string;
}

function verdict(fault: Fault, name: string, facts: Omit<Facts, keyof SyncExpectationResult> = {}): Facts {
  return { pass: fault === undefined, message: () => fault ?? `${name} is as it must not be`, ...facts };
}

expect.extend({
  toBeNear(
    this: MatcherContext,
    got: unknown,
    wanted: Numbers | TensorData,
    options: NearOptions = {},
  ): Facts {
    const expected = plain(wanted) as Numbers;
    const { name = "the answer", tolerance = 1e-9, scale = Math.max(1, largest(expected)) } = options;
    const shape = wanted instanceof TensorData ? tensorFault(name, got, wanted) : undefined;
    const fault = shape ?? nearFault(name, got, expected, tolerance * scale);
    const far = fault === undefined ? {} : { howFar: howFar(got, expected, tolerance * scale, scale) };
    return verdict(fault, name, { actual: got, expected, ...far });
  },
  toBeAtMost(this: MatcherContext, got: unknown, limit: number, options: NearOptions = {}): Facts {
    const { name = "the answer", tolerance = 0 } = options;
    const above = () =>
      (got as number) <= limit + tolerance
        ? undefined
        : `${name} must be at most ${short(limit)}, got ${short(got as number)}`;
    const fault = shapeFault(name, got, []) ?? above();
    return verdict(fault, name, fault === undefined ? {} : { howFar: howFarAbove(got, limit + tolerance) });
  },
  toHoldNumbers(
    this: MatcherContext,
    got: unknown,
    shape: readonly number[],
    options: NearOptions = {},
  ): Facts {
    const { name = "the answer" } = options;
    const fault = shapeFault(name, got, shape);
    return verdict(fault, name, fault === undefined ? {} : { howFar: howFarShape(got, shape) });
  },
});

/** The value as a matrix of finite numbers.
 *  @throws expect's error if it is not one of this size. */
export function asMatrix(value: unknown, rows: number, columns: number, name: string): number[][] {
  expect(value).toHoldNumbers([rows, columns], { name });
  return (plain(value) as ArrayLike<number>[]).map((row) => Array.from(row));
}

/** The value as a vector of finite numbers.
 *  @throws expect's error if it is not one of this length. */
export function asVector(value: unknown, length: number, name: string): number[] {
  expect(value).toHoldNumbers([length], { name });
  return Array.from(plain(value) as ArrayLike<number>);
}

/** One field of a record, as a finite number.
 *  @throws expect's error if the value has no such field. */
export function asField(value: unknown, field: string): number {
  const has = typeof value === "object" && value !== null && Object.hasOwn(value, field);
  const got = has ? (value as Record<string, unknown>)[field] : value;
  expect(got).toHoldNumbers([], { name: has ? field : `a record with a field ${field}` });
  return plain(got) as number;
}

export { expect };
