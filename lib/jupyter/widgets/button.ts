import { DISPLAY } from "../../core/globalKeys";
import { controlModel } from "./looks";
import type { WidgetModel } from "./model";
import { displayOf, type Widget } from "./show";

/** A button that calls what it was given, also while a cell awaits something. */
export class Button implements Widget {
  private readonly listeners = new Set<() => unknown>();
  private count = 0;

  constructor(readonly model: WidgetModel) {
    model.onCustom = ({ event }) => (event === "click" ? this.click() : undefined);
  }

  /** How often it was clicked: a loop that awaits stops by `while (stop.clicks === 0) …`. */
  get clicks(): number {
    return this.count;
  }

  /** Calls `listener` at each click. @returns a function that ends it */
  onClick(listener: () => unknown): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Takes no more clicks from a reader, and looks so. */
  disable(): void {
    this.model.set({ disabled: true });
  }

  /** Does what a click does. */
  click(): unknown {
    this.count += 1;
    const results = [...this.listeners].map((listener) => listener());
    return results.some((result) => result instanceof Promise) ? Promise.all(results) : undefined;
  }

  [DISPLAY](): Record<string, unknown> {
    return displayOf(this.model, `[${String(this.model.get("description"))}]`);
  }
}

/**
 * A button.
 * @example const stop = button({ label: "Stop" }); for (let i = 0; i < n && stop.clicks === 0; i++) await step()
 * @throws {TypeError} when it has no label.
 */
export function button(options: {
  readonly label: string;
  /** Called at each click. */
  readonly onClick?: () => unknown;
  /** Its colour, by what it does. */
  readonly kind?: "primary" | "success" | "info" | "warning" | "danger";
}): Button {
  if (typeof options?.label !== "string" || options.label === "")
    throw new TypeError("button: label must be a text that says what it does");
  const state = { description: options.label, button_style: options.kind ?? "", disabled: false };
  const made = new Button(
    controlModel("Button", state, { style: "ButtonStyle", layout: { width: "max-content" } }),
  );
  if (options.onClick !== undefined) made.onClick(options.onClick);
  return made;
}
