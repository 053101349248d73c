import { assertCount } from "../../core/count";
import { Control } from "./control";
import { controlModel } from "./looks";

/**
 * A line, or with `lines` several, to write text into; it counts when Enter is pressed or the box is left.
 * @throws {TypeError} when value is not a text; {RangeError} when lines is not a positive integer.
 */
export function textBox(
  options: {
    readonly label?: string;
    readonly value?: string;
    /** What the empty box shows. */
    readonly placeholder?: string;
    readonly lines?: number;
  } = {},
): Control<string> {
  const { label = "", value = "", placeholder = "", lines = 1 } = options;
  assertCount("textBox: lines", lines);
  const encode = (wanted: string): string => {
    if (typeof wanted === "string") return wanted;
    throw new TypeError(`textBox: ${label || "value"} must be a text, got ${typeof wanted}`);
  };
  const state = { description: label, value: encode(value), placeholder, disabled: false };
  const rows = lines === 1 ? {} : { rows: lines };
  const name = lines === 1 ? "Text" : "Textarea";
  return new Control<string>({
    label,
    model: controlModel(name, { ...state, ...rows, continuous_update: false }, { style: "TextStyle" }),
    attribute: "value",
    decode: String,
    encode,
    describe: (text) => JSON.stringify(text),
    // No page can foresee what somebody will write.
    stops: [value],
    look: "choice",
  });
}
