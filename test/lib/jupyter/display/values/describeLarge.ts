import { describe } from "lib/jupyter/display/values/describe";
import { processorTime } from "../../../../support/processorTime";

const wide = Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i]));
const level = (depth: number): object =>
  Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, depth > 0 ? level(depth - 1) : i]));
const noise = (i: number) => Float64Array.from({ length: 240 }, (_, j) => Math.sin(1e4 * i * j));

const values: Record<string, unknown> = {
  "10,000,000 numbers": Float64Array.from({ length: 1e7 }, (_, i) => i % 1000),
  "a wide object": wide,
  "a wide object inside of another": { wide, other: [wide, wide] },
  "many objects": level(2),
  "a long text": "x".repeat(1e7),
  "long texts": Array.from({ length: 1000 }, () => "x".repeat(1e5)),
  "9,000,000 numbers in rows": Array.from({ length: 3000 }, () => new Array<number>(3000).fill(0.5)),
  "a large map": new Map(Array.from({ length: 1e5 }, (_, i) => [i, wide])),
  "many wide objects": new Array(100).fill({ a: { wide, b: wide } }),
  "many small objects, then wide ones": Array.from({ length: 100 }, (_, i) => (i < 90 ? level(0) : { wide })),
  "a long bigint": 1n << 4_000_000n,
  "noise that cannot be compressed": Array.from({ length: 240 }, (_, i) => noise(i)),
};

/** Work to compare with: reading ten million numbers. */
const numbers = values["10,000,000 numbers"] as Float64Array;
const readAll = (): number => {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i];
  return sum;
};

/** How often all numbers could be read in the time that showing the value takes, and how much is shown. */
function measure(value: unknown): { readings: number; bytes: number } {
  const bytes = Buffer.byteLength(JSON.stringify(describe(value)));
  return { readings: processorTime(() => describe(value)) / processorTime(readAll), bytes };
}

const results = Object.entries(values).map(([name, value]) => [name, measure(value)]);
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
