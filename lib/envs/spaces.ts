import { assertCount } from "../core/count";
import type { Rng } from "../core/rng";

/** What all spaces have: which values there are of an observation or an action, and how large they are. */
interface Values<Element> {
  /** Sizes of an element: [] for a single number, [n] for a list, [H, W, C] for an image. */
  readonly shape: readonly number[];
  /** The numbers in an element: the product of its shape. */
  readonly size: number;
  /** What an element is, for errors: "an integer from 0 to 3". */
  readonly description: string;
  contains(x: unknown): x is Element;
  /** An element by chance; each as likely as the next where there are finitely many or the bounds are finite. */
  sample(rng: Rng): Element;
}

/** Lists of n finite numbers, each within its bounds, which belong to it. */
export interface Box extends Values<number[]> {
  readonly kind: "box";
  readonly low: readonly number[]; // [n]
  readonly high: readonly number[]; // [n]
}

/** The integers 0, …, n − 1. */
export interface Discrete extends Values<number> {
  readonly kind: "discrete";
  readonly n: number;
}

/** Lists of k integers, the i-th of them one of 0, …, counts[i] − 1. */
export interface MultiDiscrete extends Values<number[]> {
  readonly kind: "multiDiscrete";
  readonly counts: readonly number[]; // [k]
}

/** Pictures [H, W, C] of one byte a number, row by row, the channels of a pixel together. */
export interface Image extends Values<Uint8Array> {
  readonly kind: "image";
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export type Space = Box | Discrete | MultiDiscrete | Image;

/** What a space holds: `ElementOf<Discrete>` is number. */
export type ElementOf<S extends Space> = S extends Values<infer Element> ? Element : never;

/** The box between two corners. A bound may be infinite: then samples are normal (both are), or exponential (one is).
 *  @throws RangeError unless there are as many low as high bounds, at least one, and low[i] ≤ high[i]. */
export function box(lowest: readonly number[], highest: readonly number[]): Box {
  const [low, high] = [[...lowest], [...highest]];
  if (low.length === 0 || low.length !== high.length)
    throw new RangeError(
      `box: low and high must be of the same length, at least 1, got ${low.length} and ${high.length}`,
    );
  low.forEach((bound, i) => {
    if (!(bound <= high[i] && bound < Infinity && high[i] > -Infinity))
      throw new RangeError(`box: low[${i}] must be at most high[${i}], got ${bound} and ${high[i]}`);
  });
  const isWithin = (x: unknown, i: number) =>
    Number.isFinite(x) && Number(x) >= low[i] && Number(x) <= high[i];
  return {
    kind: "box",
    low,
    high,
    shape: [low.length],
    size: low.length,
    description: `${count(low.length, "number")} from ${bounds(low)} to ${bounds(high)}`,
    contains: (x): x is number[] => isListOf(x, low.length, isWithin),
    sample: (rng) => low.map((bound, i) => between(bound, high[i], rng)),
  };
}

/** n numbers that may be anything.
 *  @throws RangeError unless n is a positive integer. */
export function anywhere(n: number): Box {
  assertCount("anywhere: n", n);
  return box(Array<number>(n).fill(-Infinity), Array<number>(n).fill(Infinity));
}

/** The integers 0, …, n − 1: which of n things.
 *  @throws RangeError unless n is a positive integer. */
export function discrete(n: number): Discrete {
  assertCount("discrete: n", n);
  return {
    kind: "discrete",
    n,
    shape: [],
    size: 1,
    description: `an integer from 0 to ${n - 1}`,
    contains: (x): x is number => isIndex(x, n),
    sample: (rng) => rng.integer(n),
  };
}

/** One choice of counts[0] things, one of counts[1], and so on.
 *  @throws RangeError unless the counts are positive integers, at least one. */
export function multiDiscrete(choices: readonly number[]): MultiDiscrete {
  const counts = [...choices];
  assertCount("multiDiscrete: counts.length", counts.length);
  counts.forEach((n, i) => assertCount(`multiDiscrete: counts[${i}]`, n));
  return {
    kind: "multiDiscrete",
    counts,
    shape: [counts.length],
    size: counts.length,
    description: `${count(counts.length, "integer")} from 0 to ${bounds(counts.map((n) => n - 1))}`,
    contains: (x): x is number[] => isListOf(x, counts.length, (entry, i) => isIndex(entry, counts[i])),
    sample: (rng) => counts.map((n) => rng.integer(n)),
  };
}

/** Pictures of a size; three channels, red, green and blue, unless given.
 *  @throws RangeError unless the sizes are positive integers. */
export function image(height: number, width: number, channels = 3): Image {
  for (const [name, size] of Object.entries({ height, width, channels })) assertCount(`image: ${name}`, size);
  const size = height * width * channels;
  return {
    kind: "image",
    height,
    width,
    channels,
    shape: [height, width, channels],
    size,
    description: `a Uint8Array of ${height} · ${width} · ${channels} bytes`,
    contains: (x): x is Uint8Array => tagOf(x) === "Uint8Array" && (x as Uint8Array).length === size,
    sample: (rng) => Uint8Array.from({ length: size }, () => rng.integer(256)),
  };
}

/** Throws unless the space holds x.
 *  @param name Who asks for what: "Environment.step: action". @throws RangeError that says what it should have been. */
export function assertContains(name: string, space: Space, x: unknown): void {
  if (!space.contains(x)) throw new RangeError(`${name} must be ${space.description}, got ${describe(x)}`);
}

/** Asks about every place, also one that holds nothing, which Array's own `every` would pass over. */
function isListOf(x: unknown, length: number, isRight: (entry: unknown, i: number) => boolean): boolean {
  return Array.isArray(x) && x.length === length && Array.from(x).every(isRight);
}

function isIndex(x: unknown, n: number): boolean {
  return Number.isInteger(x) && Number(x) >= 0 && Number(x) < n;
}

/** Uniform, as far as the bounds allow. */
function between(low: number, high: number, rng: Rng): number {
  if (low === -Infinity && high === Infinity) return rng.normal();
  if (high === Infinity) return low - Math.log(1 - rng.uniform());
  if (low === -Infinity) return high + Math.log(1 - rng.uniform());
  const share = rng.uniform();
  return Math.min(high, Math.max(low, low * (1 - share) + high * share)); // high − low may be too large for a number
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** All bounds, or the one if they are equal. */
function bounds(values: readonly number[]): string {
  return values.every((value) => value === values[0]) ? String(values[0]) : `[${values.join(", ")}]`;
}

/** "Uint8Array", also where it comes from another context, as from a notebook's cells; "" for what has no tag. */
function tagOf(x: unknown): string {
  return ArrayBuffer.isView(x) ? (x as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag] : "";
}

/** What somebody gave instead, in a few words. */
function describe(x: unknown): string {
  if (ArrayBuffer.isView(x)) return `a ${tagOf(x)} of ${count((x as Uint8Array).length, "number")}`;
  if (Array.isArray(x)) {
    const shown = Array.from(x.slice(0, 8), (entry) =>
      typeof entry === "number" ? entry : describeKind(entry),
    );
    return `[${shown.join(", ")}${x.length > 8 ? ", …" : ""}]`;
  }
  if (typeof x === "string") return JSON.stringify(x);
  return typeof x === "number" ? String(x) : describeKind(x);
}

function describeKind(x: unknown): string {
  if (x === null || x === undefined || typeof x === "boolean") return String(x);
  return typeof x === "object" ? "an object" : `a ${typeof x}`;
}
