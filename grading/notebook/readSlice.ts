import type { Sliced, SlicedModule } from "./sliced";

/** One exercise's part of a notebook without the exercise's name, as it comes from another process. */
export type ReceivedSlice = Sliced extends infer S
  ? S extends unknown
    ? Omit<S, "exercise">
    : never
  : never;

const reasons = ["missing", "syntax", "types", "too-large"] as const;

const isText = (value: unknown): value is string => typeof value === "string";
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readModule(value: unknown): SlicedModule | undefined {
  if (!isRecord(value) || !isText(value.js)) return undefined;
  const { js, how, guarded, notes } = value;
  return {
    js,
    ...(isText(how) && { how }),
    ...(areTexts(guarded) && { guarded }),
    ...(areTexts(notes) && { notes }),
  };
}

/** A slice from a process that has read hostile source: its shape is not taken on trust. @returns undefined for another form */
export function readSlice(value: unknown): ReceivedSlice | undefined {
  if (!isRecord(value) || !areTexts(value.diagnostics)) return undefined;
  const { status, missing, diagnostics, others } = value;
  const reason = reasons.find((one) => one === value.reason);
  if (status === "not-gradable" && reason) return { status, reason, diagnostics };
  const module = readModule(value);
  if (status !== "ok" || !module || !areTexts(missing)) return undefined;
  const more = Array.isArray(others) ? others.slice(0, 2).flatMap((one) => readModule(one) ?? []) : [];
  return { status, ...module, missing, diagnostics, ...(more.length > 0 && { others: more }) };
}
