import { TensorData } from "../sandbox/channel/tensorData";
import { plain } from "./numbers";

/** A value as one short line: numbers to six digits, long arrays and texts cut. For plain data of any size and depth. */
export function describeValue(value: unknown, room = 160): string {
  const text = describe(value, 4);
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

function describe(value: unknown, depth: number): string {
  if (typeof value === "number") return describeNumber(value);
  if (typeof value === "string") return JSON.stringify(value.slice(0, 100));
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof TensorData)
    return `tensor [${value.shape.join(", ")}] ${describe(plain(value), depth)}`;
  if (depth === 0) return "…";
  const items = (list: ArrayLike<unknown>) =>
    Array.from({ length: Math.min(list.length, 8) }, (_, i) => describe(list[i], depth - 1));
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as unknown as ArrayLike<unknown>;
    const more = list.length > 8 ? `, … ${list.length} in all` : "";
    return `[${items(list).join(", ")}${more}]`;
  }
  const keys = Object.keys(value).slice(0, 8);
  const fields = keys.map((key) => `${key}: ${describe((value as Record<string, unknown>)[key], depth - 1)}`);
  return `{ ${fields.join(", ")} }`;
}

function describeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(Number(value.toPrecision(7)));
}
