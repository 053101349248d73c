import type { MimeBundle } from "./mimeBundle";
import { tableBundle, type TableValue } from "../table";

const MOST_ROWS = 20;
const MOST_COLUMNS = 15;
/** Records with more keys are printed as objects. */
const MOST_KEYS = 200;
const MOST_CHARACTERS = 60;

/** An array of flat records as a table of its first 20 rows; undefined for anything else. */
export function describeRecords(value: unknown): MimeBundle | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const first: unknown[] = value.slice(0, MOST_ROWS);
  if (!first.every(isFlatRecord)) return undefined;
  const headings = [...new Set(first.flatMap((row) => Object.keys(row)))];
  if (headings.length === 0) return undefined;
  const kept = headings.slice(0, MOST_COLUMNS);
  const rows = first.map((row) => Object.fromEntries(kept.map((key) => [key, cellOf(row[key])])));
  const left = [
    more(value.length - first.length, "row"),
    more(headings.length - kept.length, "column"),
  ].filter((text) => text !== "");
  return tableBundle(rows, left.length === 0 ? {} : { note: `… ${left.join(" and ")}` });
}

function isFlatRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if (Object.keys(value).length > MOST_KEYS) return false;
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(
    ({ value: entry, get }) => get === undefined && isFlat(entry),
  );
}

function isFlat(entry: unknown): boolean {
  if (entry === null || entry instanceof Date) return true;
  return typeof entry !== "object" && typeof entry !== "function" && typeof entry !== "symbol";
}

function cellOf(entry: unknown): TableValue {
  if (entry instanceof Date) return Number.isNaN(entry.getTime()) ? "Invalid Date" : entry.toISOString();
  if (typeof entry !== "string") return entry as TableValue;
  return entry.length > MOST_CHARACTERS ? `${entry.slice(0, MOST_CHARACTERS - 1)}…` : entry;
}

function more(count: number, what: string): string {
  return count > 0 ? `${count.toLocaleString("en")} more ${what}${count > 1 ? "s" : ""}` : "";
}
