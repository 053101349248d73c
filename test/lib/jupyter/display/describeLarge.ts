import { describe } from "../../../../lib/jupyter/display/describe";

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

/** The shortest of several times: what this machine's other work does not lengthen. */
function measure(value: unknown): { ms: number; bytes: number } {
  let [ms, bytes] = [Infinity, 0];
  for (let k = 0; k < 10 && (k < 2 || ms >= 50); k++) {
    const start = performance.now();
    const bundle = describe(value);
    ms = Math.min(ms, performance.now() - start);
    bytes = Buffer.byteLength(JSON.stringify(bundle));
  }
  return { ms, bytes };
}

const results = Object.entries(values).map(([name, value]) => [name, measure(value)]);
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
