import { DISPLAY } from "../../core/globalKeys";
import { describe } from "../display/values/describe";
import { escapeMarkup } from "../display/text/escape";
import { hasOwnDisplay } from "../display/values/ownDisplay";
import { Shown } from "./collectShown";
import { ERROR_MIME, errorBundle, withoutOwnFrames } from "./ownFrames";
import type { Steps } from "./settle";

/** One drawing in several forms by MIME type. */
export type Bundle = Readonly<Record<string, unknown>>;

/**
 * Calls `draw` and gathers what it printed, displayed and returned into one bundle.
 * @throws what `draw` throws
 */
export function* drawing(draw: () => unknown): Steps<Bundle> {
  const shown = new Shown();
  try {
    const value: unknown = yield shown.collect(draw);
    if (hasOwnDisplay(value)) {
      const own = (yield value[DISPLAY]()) as Bundle | null;
      if (own !== null) shown.add(own);
    } else if (value !== undefined) shown.add(describe(value));
  } catch (error) {
    throw withoutOwnFrames(error);
  }
  return join(shown.bundles);
}

/** As `drawing`, with the error as the drawing where there is one. */
export function* drawingOrError(draw: () => unknown): Steps<Bundle> {
  try {
    return yield* drawing(draw);
  } catch (error) {
    return errorBundle(error);
  }
}

/** A bundle as HTML for a page in which no kernel answers: figures as their still image. */
export function stillOf(bundle: Bundle): string {
  const text = (mime: string): string => String(bundle[mime]);
  if ("image/svg+xml" in bundle) return text("image/svg+xml");
  if ("text/html" in bundle) return text("text/html");
  const picture = ["image/png", "image/gif", "image/jpeg"].find((mime) => mime in bundle);
  if (picture !== undefined) {
    const alt = escapeMarkup(text("text/plain"));
    return `<img src="data:${picture};base64,${text(picture)}" alt="${alt}" style="max-width:100%">`;
  }
  const plain = escapeMarkup(text("text/plain").replace(/\u001b\[[\d;]*m/g, ""));
  return ERROR_MIME in bundle ? `<pre class="error">${plain}</pre>` : `<pre>${plain}</pre>`;
}

/** One display stays what it is; several become one, below each other. */
function join(bundles: readonly Bundle[]): Bundle {
  if (bundles.length === 0) return { "text/html": "", "text/plain": "" };
  if (bundles.length === 1) return bundles[0];
  const html = bundles.map((bundle) => `<div>${stillOf(bundle)}</div>`).join("\n");
  const text = bundles.map((bundle) => String(bundle["text/plain"] ?? "").trimEnd()).join("\n");
  const svg = bundles.find((bundle) => "image/svg+xml" in bundle)?.["image/svg+xml"];
  return { "text/html": html, ...(svg === undefined ? {} : { "image/svg+xml": svg }), "text/plain": text };
}
