import { describe } from "../display/describe";
import { escapeMarkup } from "../display/escape";
import { hasOwnDisplay, DISPLAY } from "../display/ownDisplay";
import { Shown } from "./collectShown";
import type { Steps } from "./settle";

/** One drawing in several forms by MIME type. */
export type Bundle = Readonly<Record<string, unknown>>;

/** Calls `draw` and gathers what it printed, displayed and returned into one bundle. */
export function* drawing(draw: () => unknown): Steps<Bundle> {
  const shown = new Shown();
  const value: unknown = yield shown.collect(draw);
  if (hasOwnDisplay(value)) {
    const own = (yield value[DISPLAY]()) as Bundle | null;
    if (own !== null) shown.add(own);
  } else if (value !== undefined) shown.add(describe(value));
  return join(shown.bundles);
}

/** A bundle as HTML for a page in which no kernel answers: figures as their still image. */
export function stillOf(bundle: Bundle): string {
  const text = (mime: string): string => String(bundle[mime]);
  if ("image/svg+xml" in bundle) return text("image/svg+xml");
  if ("text/html" in bundle) return text("text/html");
  for (const mime of ["image/png", "image/gif", "image/jpeg"])
    if (mime in bundle) {
      const alt = escapeMarkup(text("text/plain"));
      return `<img src="data:${mime};base64,${text(mime)}" alt="${alt}" style="max-width:100%">`;
    }
  return `<pre>${escapeMarkup(text("text/plain"))}</pre>`;
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
