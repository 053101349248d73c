import { inspect } from "node:util";
import { faint } from "./colors";

/** What every error has, and what its message or another part of the traceback says already. */
const told = new Set([
  "name",
  "message",
  "stack",
  "cause",
  "errors",
  "matcherResult",
  "generatedMessage",
  "actual",
  "expected",
  "operator",
  "diff",
  "requireStack",
]);

const limit = 6;

const isAssertion = (error: Error): boolean => (error as { code?: unknown }).code === "ERR_ASSERTION";

/** The further properties of an error, such as `code` and `path` of a failed file operation, in one line; empty without any. */
export function describeProperties(error: Error): string[] {
  try {
    if (isAssertion(error)) return [];
    const keys = Object.keys(error).filter((key) => !told.has(key) && !key.startsWith("_"));
    const shown = keys.slice(0, limit).map((key) => `${key}: ${brief((error as never)[key])}`);
    if (keys.length > limit) shown.push("…");
    return shown.length > 0 ? [`  ${faint(shown.join(", "))}`] : [];
  } catch {
    return [];
  }
}

const brief = (value: unknown): string =>
  inspect(value, { depth: 0, maxStringLength: 100, maxArrayLength: 5, breakLength: Infinity }).slice(0, 200);
