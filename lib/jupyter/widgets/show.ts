import { DISPLAY } from "../../core/globalKeys";
import { escapeMarkup } from "../display/text/escape";
import { publish } from "../display/publish";
import type { WidgetModel } from "./model";

/** What a front end with a widget manager can show. */
export interface Widget {
  readonly model: WidgetModel;
  /** All forms of it by MIME type. */
  [DISPLAY](): Record<string, unknown>;
}

/** MIME type of a view of a widget model. */
export const WIDGET_MIME = "application/vnd.jupyter.widget-view+json";

/** Shows widgets, one below the other; a widget may be shown in several places and stays the same one. */
export function show(...widgets: readonly Widget[]): void {
  for (const widget of widgets) {
    if (widget?.model === undefined)
      throw new TypeError(`show: expected a widget such as slider({ … }), got ${typeof widget}`);
    publish({ data: widget[DISPLAY]() });
  }
}

/** A model's view where there is a front end, with a text and HTML for readers without one. */
export function displayOf(
  model: WidgetModel,
  text: string,
  html = `<p>${escapeMarkup(text)}</p>`,
): Record<string, unknown> {
  const still = { "text/html": html, "text/plain": text };
  if (!model.open()) return still;
  return { [WIDGET_MIME]: { version_major: 2, version_minor: 0, model_id: model.id }, ...still };
}
