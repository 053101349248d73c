import { Control } from "./control";
import { controlModel } from "./looks";

/**
 * A list to choose one entry from: texts, or values by the text that stands for them.
 * @example const model = dropdown({ label: "model", options: ["A", "B"] })
 * @example const steps = dropdown({ options: { short: 100, long: 10_000 } })
 * @throws {TypeError} when there is no option; {RangeError} when value is not one of them.
 */
export function dropdown<const T>(options: {
  readonly label?: string;
  readonly options: readonly T[] | Readonly<Record<string, T>>;
  /** The entry that is chosen first (default: the first). */
  readonly value?: T;
}): Control<T> {
  const { label = "" } = options;
  const entries: (readonly [string, T])[] = Array.isArray(options.options)
    ? options.options.map((entry: T) => [String(entry), entry] as const)
    : Object.entries<T>((options.options ?? {}) as Readonly<Record<string, T>>);
  if (entries.length === 0) throw new TypeError("dropdown: options must hold at least one entry, got none");
  const names = entries.map(([name]) => name);
  const values = entries.map(([, value]) => value);
  const encode = (value: T): number => {
    const index = values.indexOf(value);
    if (index >= 0) return index;
    throw new RangeError(`dropdown: ${label || "value"} must be one of ${names.join(", ")}, got ${String(value)}`); // prettier-ignore
  };
  const index = options.value === undefined ? 0 : encode(options.value);
  const state = { description: label, index, _options_labels: names, disabled: false };
  return new Control<T>({
    label,
    model: controlModel("Dropdown", state, { style: "DescriptionStyle", layout: { width: "max-content" } }),
    attribute: "index",
    decode: (content) => values[Number(content)] ?? values[0],
    encode,
    describe: (value) => names[values.indexOf(value)],
    stops: values,
    look: "choice",
  });
}

/**
 * A box to tick.
 * @example const noisy = toggle({ label: "with noise", value: true })
 */
export function toggle(
  options: { readonly label?: string; readonly value?: boolean } = {},
): Control<boolean> {
  const { label = "", value = false } = options;
  const encode = (wanted: boolean): boolean => {
    if (typeof wanted === "boolean") return wanted;
    throw new TypeError(`toggle: ${label || "value"} must be true or false, got ${String(wanted)}`);
  };
  const state = { description: label, value: encode(value), indent: false, disabled: false };
  return new Control<boolean>({
    label,
    model: controlModel("Checkbox", state, { style: "CheckboxStyle", layout: { width: "max-content" } }),
    attribute: "value",
    decode: Boolean,
    encode,
    describe: (ticked) => (ticked ? "on" : "off"),
    stops: [false, true],
    look: "tick",
  });
}
