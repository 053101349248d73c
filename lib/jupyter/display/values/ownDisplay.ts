import { DISPLAY } from "../../../core/globalKeys";
import type { MimeBundle } from "./mimeBundle";

/** Whether a value says itself how it is shown. */
export function hasOwnDisplay(value: unknown): value is { [DISPLAY]: () => unknown } {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return typeof (value as { [DISPLAY]?: unknown })[DISPLAY] === "function";
}

/**
 * What a value's own display method returns; undefined where it has none.
 * @throws {TypeError} when the method throws or returns something else than a MIME bundle or null.
 */
export async function ownDisplay(value: unknown): Promise<MimeBundle | null | undefined> {
  if (!hasOwnDisplay(value)) return undefined;
  let bundle: unknown;
  try {
    bundle = await value[DISPLAY]();
  } catch (cause) {
    if ((cause as Error | null)?.name === "KeyboardInterrupt") throw cause;
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new TypeError(`The display method [Symbol.for("Jupyter.display")] threw ${reason}`, { cause });
  }
  return bundle === null ? null : checkBundle(bundle);
}

/** A bundle as Jupyter's messages carry it: binary parts in base64, text as text. */
function checkBundle(bundle: unknown): MimeBundle {
  const isRecord = typeof bundle === "object" && bundle !== null && !Array.isArray(bundle);
  const keys = isRecord ? Object.keys(bundle) : [];
  if (!isRecord || !keys.every((key) => key.includes("/"))) {
    const got = isRecord ? `the keys ${keys.join(", ")}` : Array.isArray(bundle) ? "an array" : typeof bundle;
    throw new TypeError(
      `The display method [Symbol.for("Jupyter.display")] must return a MIME bundle such as { "text/html": "…" } or null, got ${got}`,
    );
  }
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, content]) => [mime, contentOf(mime, content)]),
  );
}

function contentOf(mime: string, content: unknown): unknown {
  if (content instanceof Uint8Array) return Buffer.from(content).toString("base64");
  if (mime.endsWith("json")) return checkJson(mime, content);
  return Array.isArray(content) ? content.join("") : String(content);
}

function checkJson(mime: string, content: unknown): unknown {
  try {
    JSON.stringify(content);
    return content;
  } catch (cause) {
    const reason = (cause as Error).message.split("\n")[0];
    throw new TypeError(
      `The display method [Symbol.for("Jupyter.display")] returned ${mime} that is no JSON: ${reason}`,
      { cause },
    );
  }
}
