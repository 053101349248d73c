import { DISPLAY } from "../../core/globalKeys";
import { escapeMarkup } from "../display/text/escape";
import { controlModel } from "./looks";
import type { WidgetModel } from "./model";
import { displayOf, type Widget } from "./show";

/** A text among widgets that code may change. */
export class Words implements Widget {
  constructor(
    readonly model: WidgetModel,
    private readonly markup: boolean,
  ) {}

  /** The text, or the HTML. */
  get value(): string {
    return String(this.model.get("value"));
  }

  set value(value: string) {
    this.model.set({ value });
  }

  [DISPLAY](): Record<string, unknown> {
    const { value } = this;
    return displayOf(this.model, value, this.markup ? value : `<p>${escapeMarkup(value)}</p>`);
  }
}

/** A line of plain text; `.value = …` rewrites it. @param width in CSS, as wide as the text unless given */
export function label(text: string, width?: string): Words {
  const options = { style: "LabelStyle", ...(width !== undefined && { layout: { width } }) };
  return new Words(controlModel("Label", { value: text }, options), false);
}

/** HTML; `.value = …` rewrites it. */
export function html(markup: string): Words {
  return new Words(controlModel("HTML", { value: markup }, { style: "HTMLStyle" }), true);
}
