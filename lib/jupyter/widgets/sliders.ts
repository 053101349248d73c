import { assertCount } from "../../core/count";
import { Control } from "./control";
import { controlModel } from "./looks";

/** How a slider is described. */
export interface SliderOptions {
  /** What stands beside it, such as "γ". */
  readonly label?: string;
  readonly min: number;
  readonly max: number;
  /** Distance of two neighbouring values (default: a hundredth of the range; 1 for integers). */
  readonly step?: number;
  /** Where it stands first (default: min). */
  readonly value?: number;
  /** The values that a page without a kernel offers (default: some between min and max). */
  readonly stops?: readonly number[];
  /** false: a change counts only when the handle is let go. */
  readonly continuous?: boolean;
}

/** How a slider over orders of magnitude is described. */
export interface LogSliderOptions extends Omit<SliderOptions, "step"> {
  /** Positions in each power of ten (default 10). */
  readonly perDecade?: number;
}

const WIDTH = { width: "min(32em, 100%)" };

/**
 * A slider over real numbers.
 * @example const gamma = slider({ label: "γ", min: 0.5, max: 0.99, step: 0.01, value: 0.9 })
 * @throws {RangeError} when min, max, step or value do not fit together.
 */
export function slider(options: SliderOptions): Control<number> {
  const { min, max, step = (max - min) / 100 } = options;
  checkRange("slider", min, max, step);
  return numberControl("slider", "FloatSlider", options, {
    min,
    max,
    step,
    readout_format: `.${decimals(step)}f`,
    toPosition: (value) => value,
    toValue: (position) => snap(position, min, max, step),
    text: (value) => value.toFixed(decimals(step)),
  });
}

/**
 * A slider over integers.
 * @throws {RangeError} when min, max, step or value are not integers or do not fit together.
 */
export function integerSlider(options: SliderOptions): Control<number> {
  const { min, max, step = 1 } = options;
  for (const [name, value] of Object.entries({ min, max, step, value: options.value ?? min }))
    if (!Number.isInteger(value))
      throw new RangeError(`integerSlider: ${name} must be an integer, got ${value}`);
  checkRange("integerSlider", min, max, step);
  return numberControl("integerSlider", "IntSlider", options, {
    min,
    max,
    step,
    readout_format: "d",
    toPosition: (value) => value,
    toValue: (position) => snap(position, min, max, step),
    text: String,
  });
}

/**
 * A slider over orders of magnitude; min, max and value are the numbers themselves, not their exponents.
 * @example const epsilon = logSlider({ label: "ε", min: 0.001, max: 1, value: 0.1 })
 * @throws {RangeError} when min is not above 0, or min, max, perDecade or value do not fit together.
 */
export function logSlider(options: LogSliderOptions): Control<number> {
  const { perDecade = 10 } = options;
  if (!(options.min > 0)) throw new RangeError(`logSlider: min must be above 0, got ${options.min}`);
  assertCount("logSlider: perDecade", perDecade);
  const [min, max, step] = [Math.log10(options.min), Math.log10(options.max), 1 / perDecade];
  checkRange("logSlider", options.min, options.max, step);
  const toValue = (exponent: number): number => Number((10 ** exponent).toPrecision(12));
  return numberControl("logSlider", "FloatLogSlider", options, {
    min,
    max,
    step,
    base: 10,
    readout_format: ".3~g",
    toPosition: (value) => Math.log10(value),
    toValue: (position) => toValue(snap(position, min, max, step)),
    text: (value) => String(Number(value.toPrecision(3))),
  });
}

/** A slider's model attributes, and how its positions and values belong together. */
interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly base?: number;
  readonly readout_format: string;
  readonly toPosition: (value: number) => number;
  readonly toValue: (position: number) => number;
  readonly text: (value: number) => string;
}

function numberControl(name: string, model: string, options: SliderOptions, scale: Scale): Control<number> {
  const { label = "", value = options.min, continuous = true } = options;
  const { toPosition, toValue, text, ...attributes } = scale;
  const encode = (wanted: number): number => {
    if (typeof wanted === "number" && wanted >= options.min && wanted <= options.max) return wanted;
    throw new RangeError(
      `${name}: ${label === "" ? "value" : label} must be from ${options.min} to ${options.max}, got ${wanted}`,
    );
  };
  const state = { ...attributes, value: encode(value), description: label, continuous_update: continuous };
  options.stops?.forEach(encode);
  return new Control<number>({
    label,
    model: controlModel(model, { ...state, disabled: false }, { style: "SliderStyle", layout: WIDTH }),
    attribute: "value",
    // What a browser sends is off its grid by rounding; what code sets stays as it is.
    decode: (content) => near(toValue(toPosition(Number(content))), Number(content)),
    encode,
    describe: text,
    stops: options.stops ?? positions(scale).map(toValue),
    keepStops: options.stops !== undefined,
    look: "range",
  });
}

/** The value on the slider's grid if it differs from what came only by rounding. */
function near(onGrid: number, came: number): number {
  return Math.abs(onGrid - came) <= 1e-9 * Math.max(1, Math.abs(came)) ? onGrid : came;
}

function positions({ min, max, step }: Scale): number[] {
  const count = Math.floor((max - min) / step + 1e-9) + 1;
  // More than a page will ever offer are not listed one by one.
  const stride = Math.ceil(count / 1000);
  return Array.from({ length: Math.ceil(count / stride) }, (_, k) => snap(min + k * stride * step, min, max, step)); // prettier-ignore
}

function snap(position: number, min: number, max: number, step: number): number {
  const onGrid = min + Math.round((position - min) / step) * step;
  return Number(Math.min(max, Math.max(min, onGrid)).toPrecision(12));
}

/** Digits after the point that tell neighbouring values apart. */
function decimals(step: number): number {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  for (let more = digits; more < digits + 3; more++)
    if (Math.abs(step - Number(step.toFixed(more))) < step * 1e-6) return more;
  return digits + 1;
}

function checkRange(name: string, min: number, max: number, step: number): void {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max)
    throw new RangeError(`${name}: min must be below max, got min ${min} and max ${max}`);
  if (!(step > 0 && step <= max - min) && !(name === "logSlider" && step > 0))
    throw new RangeError(
      `${name}: step must be above 0 and at most ${max - min}, the range of the slider, got ${step}`,
    );
}
