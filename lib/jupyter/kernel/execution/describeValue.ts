import { inspect } from "node:util";
import type { Display } from "./frames";

/** A method by which an object says how Jupyter shall display it: it returns a MIME bundle. */
const displayKey = Symbol.for("Jupyter.display");

/** How the value of a cell's last expression is shown: as the object itself says, else as Node prints it. */
export async function describeValue(value: unknown): Promise<Display> {
  const own = (value as Record<symbol, unknown> | null | undefined)?.[displayKey];
  if (typeof own === "function") {
    const data = (await own.call(value)) as Record<string, unknown>;
    if (typeof data === "object" && data !== null) return { data, metadata: {} };
  }
  return { data: { "text/plain": inspect(value) }, metadata: {} };
}
