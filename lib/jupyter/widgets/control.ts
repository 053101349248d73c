import { DISPLAY } from "../../core/globalKeys";
import { escapeMarkup } from "../display/text/escape";
import type { WidgetModel } from "./model";
import { displayOf, type Widget } from "./show";

/** What makes a control of a model. */
export interface ControlParts<T> {
  /** What stands beside it. */
  readonly label: string;
  readonly model: WidgetModel;
  /** The attribute of the model that holds the value. */
  readonly attribute: string;
  /** The value that an attribute's content stands for. */
  decode(content: unknown): T;
  /** The attribute's content for a value. @throws {RangeError | TypeError} for a value that the control cannot take. */
  encode(value: T): unknown;
  /** A value as a reader sees it. */
  describe(value: T): string;
  /** The values that a page without a kernel may offer, in order. */
  readonly stops: readonly T[];
  /** True where all stops are to be offered, however many they are. */
  readonly keepStops?: boolean;
  /** How a page without a kernel shows it. */
  readonly look: "range" | "choice" | "tick";
}

/** Who changed a value: code in a cell, or the reader in a browser. */
export type Origin = "code" | "reader";

/** Something with a value that a reader can change; it is shown as a cell's last expression or by `show`. */
export class Control<T> implements Widget {
  private readonly listeners = new Set<(value: never, origin: Origin) => unknown>();
  private now: T;

  constructor(readonly parts: ControlParts<T>) {
    const { model, attribute, decode } = parts;
    this.now = decode(model.get(attribute));
    model.onUpdate = (changed) => {
      if (attribute in changed) return this.take(decode(changed[attribute]), "reader");
    };
  }

  get model(): WidgetModel {
    return this.parts.model;
  }

  get label(): string {
    return this.parts.label;
  }

  /** The value now. Setting it moves the control in the browser too and calls the listeners. */
  get value(): T {
    return this.now;
  }

  set value(value: T) {
    const { model, attribute, encode, decode } = this.parts;
    const content = encode(value);
    model.set({ [attribute]: content });
    void this.take(decode(content), "code");
  }

  /** Takes the value of a control that this one is linked to; `tell` is false where the browser does so by itself. */
  follow(value: T, tell: boolean): unknown {
    const { model, attribute, encode } = this.parts;
    model[tell ? "set" : "follow"]({ [attribute]: encode(value) });
    return this.take(value, tell ? "code" : "reader");
  }

  /**
   * Calls `listener` with each new value.
   * @returns a function that ends it
   */
  onChange(listener: (value: T, origin: Origin) => unknown): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  [DISPLAY](): Record<string, unknown> {
    const text = `${this.label === "" ? "" : `${this.label} = `}${this.parts.describe(this.now)}`;
    return displayOf(this.model, text, `<p>${escapeMarkup(text)}</p>`);
  }

  private take(value: T, origin: Origin): unknown {
    if (Object.is(value, this.now)) return undefined;
    this.now = value;
    const results = [...this.listeners].map((listener) => listener(value as never, origin));
    return results.some((result) => result instanceof Promise) ? Promise.all(results) : undefined;
  }
}
