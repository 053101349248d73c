import { createHash } from "node:crypto";
import type { RecordedCall } from "../checks/observeCalls";

/** Numbers to four digits, so that a mistake is recognised whatever the order of its sums. */
function rounded(value: unknown, depth: number): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return String(value);
    return Math.abs(value) < 1e-10 ? "0" : value.toPrecision(4);
  }
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null || depth === 0) return String(value);
  if (Array.isArray(value)) return value.slice(0, 1000).map((item) => rounded(item, depth - 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.slice(0, 100).map(([key, item]) => [key, rounded(item, depth - 1)]);
}

/** How deep values are looked into, and how many questions and parts of an answer count. */
const depth = 6;
const mostQuestions = 1000;
const mostParts = 300;

/** The parts of an answer by their place, the whole first; of a list also how long it is. */
function* partsOf(value: unknown, place: string, levels: number): Generator<[string, unknown]> {
  yield [place, value];
  if (typeof value !== "object" || value === null || levels === 0) return;
  if (Array.isArray(value)) yield [`${place}.length`, value.length];
  for (const [key, part] of Object.entries(value)) yield* partsOf(part, `${place}.${key}`, levels - 1);
}

/** As a short hash, from which nothing can be read. */
const hashed = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

/**
 * What can be seen of one call: each thing that it asked the functions among its arguments, once, in the order of the first time; then
 * its answer as a whole, and each part of that. Of a function among values no more counts than that it is one.
 */
export function observationsOf(check: string, { name, args, got, asked = [] }: RecordedCall): string[] {
  const call = hashed([check, name, rounded(args, depth)]);
  const questions = asked
    .slice(0, mostQuestions)
    .map(({ place, args: given }) => hashed([call, "asks", place, rounded(given, depth)]));
  const parts = got === undefined ? [] : [...partsOf(got, "", depth)].slice(0, mostParts);
  const answers = parts.map(([place, part]) => hashed([call, "gives", place, rounded(part, depth)]));
  return [...new Set([...questions, ...answers])];
}
