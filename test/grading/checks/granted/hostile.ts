import type { Rng } from "lib/core/rng";

const bare = (fields: object): object => Object.assign(Object.create(null) as object, fields);

const deep = (depth: number): unknown => (depth === 0 ? "__proto__" : [bare({ data: deep(depth - 1) })]);

/** A list of lists of …, each of which holds the same one a hundred times: more leaves than anybody can visit. */
const shared = (depth: number): unknown => (depth === 0 ? 1 : Array<unknown>(100).fill(shared(depth - 1)));

const hugeList = Array<number>(1_000_000).fill(0);
const hugeText = "9".repeat(1_000_000);

/** Values that a careless function would trip over. */
export const hostileValues: readonly unknown[] = [
  "__proto__",
  "constructor",
  "prototype",
  "push",
  "reduce",
  "length",
  "toString",
  "",
  "0",
  "\u202e",
  "model 0",
  NaN,
  Infinity,
  -Infinity,
  -0,
  -1,
  0,
  0.5,
  1.5,
  1e8,
  1e300,
  2 ** 31,
  2 ** 32 - 2,
  2 ** 53,
  Number.MIN_VALUE,
  undefined,
  null,
  true,
  false,
  [],
  {},
  [[]],
  [undefined],
  [null],
  bare({}),
  bare({ length: 2 ** 32 - 1 }),
  bare({ valueOf: 1, toString: 2 }),
  bare({ weight: 1, data: [bare({ state: "__proto__", action: "push", next: 0 })] }),
  bare({ weight: 1, data: [bare({ state: 0, action: 0, next: 4294967294, cost: 0, terminated: false })] }),
  bare({ take: "__proto__" }),
  bare({ name: "constructor", values: [NaN] }),
  deep(12),
  shared(8),
  hugeList,
  hugeText,
  new Array<number>(2 ** 32 - 1),
  new Float64Array(1_000_000),
  new Uint8Array(3),
];

const pick = (rng: Rng): unknown => hostileValues[rng.integer(hostileValues.length)];

/** A list of up to four hostile values. */
export const hostileList = (rng: Rng): unknown[] => Array.from({ length: rng.integer(5) }, () => pick(rng));

/** A copy of a value in which one part, at any depth, has become hostile, is missing or stands there many times. */
export function spoil(value: unknown, rng: Rng): unknown {
  const isArray = Array.isArray(value);
  if (typeof value !== "object" || value === null || rng.uniform() < 0.15) return pick(rng);
  const keys = Object.keys(value);
  if (keys.length === 0) return pick(rng);
  const key = keys[rng.integer(keys.length)];
  const part = (value as Record<string, unknown>)[key];
  if (isArray) {
    const repeated = rng.uniform() < 0.1 ? Array<unknown>(300_000).fill(part) : value.slice();
    if (repeated.length === value.length) repeated[Number(key)] = spoil(part, rng);
    return repeated;
  }
  const rest = Object.entries(value).filter(([name]) => name !== key);
  const kept = rng.uniform() < 0.1 ? [] : [[key, spoil(part, rng)] as const];
  return bare(Object.fromEntries([...rest, ...kept]));
}
