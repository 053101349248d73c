import { inspect } from "node:util";
import type { Display } from "./frames";

/** A method by which an object says how Jupyter shall display it: it returns a MIME bundle, or null for not at all. */
const displayKey = Symbol.for("Jupyter.display");

/** How the value of a cell's last expression is shown: as the object itself says, else as Node prints it. */
export async function describeValue(value: unknown): Promise<Display | undefined> {
  const own = (value as Record<symbol, unknown> | null | undefined)?.[displayKey];
  if (typeof own === "function") {
    const data = (await own.call(value)) as Record<string, unknown> | null;
    if (data === null) return undefined;
    if (typeof data === "object") return { data, metadata: {} };
  }
  return { data: { "text/plain": inspect(value) }, metadata: {} };
}
