import type { Axis, Values } from "../../traces";

/** Kind of an axis: how values become positions along it. */
export type AxisKind = "linear" | "log" | "category";

/** One axis before its place in the image is known: values → coordinates (log10 on a log axis, index of a category). */
export interface AxisModel {
  /** "x", "y", "x2" … */
  readonly id: string;
  readonly options: Axis;
  readonly kind: AxisKind;
  readonly categories: readonly string[];
}

/** An axis with its range and its pixels. */
export interface Scale extends AxisModel {
  /** Coordinates at the two ends. */
  readonly range: readonly [number, number];
  /** Pixels at the two ends. */
  readonly pixels: readonly [number, number];
}

/** The axis of an id, with its kind read from its options or from the values on it. */
export function axisModel(id: string, options: Axis, values: readonly Values[]): AxisModel {
  const given = options.type;
  const words = () =>
    values.some((list) => Array.from(list).some((v) => typeof v === "string" && !isNumber(v)));
  const kind =
    given === "log" || given === "linear" || given === "category" ? given : words() ? "category" : "linear";
  const all = kind === "category" ? values.flatMap((list) => Array.from(list, String)) : [];
  return { id, options, kind, categories: [...new Set(all)] };
}

/** Coordinate of a value along an axis, or undefined where there is none: a gap, a zero on a log axis, an unknown word. */
export function coordinate(axis: AxisModel, value: number | string | null | undefined): number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (axis.kind === "category") {
    const index = axis.categories.indexOf(String(value));
    return index >= 0 ? index : typeof value === "number" ? value : undefined;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  if (axis.kind === "log") return number > 0 ? Math.log10(number) : undefined;
  return number;
}

/** Pixel of a coordinate. */
export function pixelOf(scale: Scale, at: number): number {
  const [a, b] = scale.range;
  const [p, q] = scale.pixels;
  return p + ((at - a) / (b - a)) * (q - p);
}

/** Pixel of a value, or undefined where the axis has no place for it. */
export function toPixel(scale: Scale, value: number | string | null | undefined): number | undefined {
  const at = coordinate(scale, value);
  return at === undefined ? undefined : pixelOf(scale, at);
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
