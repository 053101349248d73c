import { Control } from "./control";
import { controlModel } from "./looks";
import { WidgetModel } from "./model";

/** How a play control is described. */
export interface PlayOptions {
  readonly label?: string;
  /** Integers. */
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly value?: number;
  /** Milliseconds from one value to the next (default 100). */
  readonly interval?: number;
  /** A slider that it moves, and that moves it. */
  readonly drives?: Control<number>;
}

/**
 * Buttons that count from min to max by themselves: play, pause, stop, repeat. The browser keeps the time.
 * @example const t = integerSlider({ label: "t", min: 0, max: 50 }); row(play({ min: 0, max: 50, drives: t }), t)
 * @throws {RangeError} when min, max, step or value are not integers or do not fit together, or interval is not above 0.
 */
export function play(options: PlayOptions): Control<number> {
  const { label = "", min, max, step = 1, value = min, interval = 100 } = options;
  for (const [name, number] of Object.entries({ min, max, step, value }))
    if (!Number.isInteger(number)) throw new RangeError(`play: ${name} must be an integer, got ${number}`);
  if (min >= max || step < 1)
    throw new RangeError(`play: min must be below max and step above 0, got ${min}, ${max} and ${step}`);
  if (!(interval > 0)) throw new RangeError(`play: interval must be above 0 milliseconds, got ${interval}`);
  const encode = (wanted: number): number => {
    if (Number.isInteger(wanted) && wanted >= min && wanted <= max) return wanted;
    throw new RangeError(`play: ${label || "value"} must be an integer from ${min} to ${max}, got ${wanted}`);
  };
  const state = { value: encode(value), min, max, step, interval, playing: false, repeat: false };
  const control = new Control<number>({
    label,
    model: controlModel(
      "Play",
      { ...state, show_repeat: true, description: label, disabled: false },
      { style: "DescriptionStyle" },
    ),
    attribute: "value",
    decode: Number,
    encode,
    describe: String,
    stops: Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, k) => min + k * step),
    look: "range",
  });
  if (options.drives !== undefined) link(options.drives, control);
  return control;
}

/**
 * Keeps two controls of numbers at the same value: in the browser without asking the kernel, and for values that code sets.
 * The second takes the value of the first.
 */
export function link(first: Control<number>, second: Control<number>): void {
  second.value = first.value;
  const source = [first.model, first.parts.attribute];
  const target = [second.model, second.parts.attribute];
  const bond = new WidgetModel(
    { module: "@jupyter-widgets/controls", model: "LinkModel", view: null },
    { source, target },
  );
  for (const { model } of [first, second]) model.accompany(bond);
  first.onChange((value) => second.follow(value, !bond.isOpen));
  second.onChange((value) => first.follow(value, !bond.isOpen));
}
