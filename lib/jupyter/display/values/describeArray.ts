import { arrayHtml } from "./arrayHtml";
import { arrayText } from "./arrayText";
import {
  flatArray,
  isTypedArray,
  nestedArray,
  sizeOf,
  statistics,
  type NumericArray,
  type Statistics,
} from "./numericArray";
import type { MimeBundle } from "./mimeBundle";
import { formatCell } from "../table";
import { tensorHeading, type TensorLike } from "./tensor";

/** From how many entries on extremes and mean would take too long: in typed arrays, and in arrays that may hold anything. */
const MOST_SUMMED = { typed: 20_000_000, any: 2_000_000 } as const;

/** A tensor with its values, or that they are gone. */
export function describeTensor(tensor: TensorLike): MimeBundle {
  const heading = tensorHeading(tensor);
  if (tensor.isDisposed) return { "text/plain": `${heading}: its values are gone` };
  let data: ArrayLike<number> | readonly string[];
  try {
    data = tensor.dataSync();
  } catch (error) {
    return {
      "text/plain": `${heading}: its values cannot be read (${String((error as Error)?.message ?? error)})`,
    };
  }
  const array = tensorArray(tensor, data);
  if (sizeOf(array.shape) === 0) return { "text/plain": `${heading}, empty` };
  return describeNumbers(array, heading, { header: true });
}

/** A tensor's values as an array. */
function tensorArray(
  { shape, dtype }: TensorLike,
  data: ArrayLike<number> | readonly string[],
): NumericArray {
  const numbers = data as ArrayLike<number>;
  if (dtype === "string") return { shape, runs: [], at: (position) => quoted(String(data[position])) };
  if (dtype === "bool") return { shape, runs: [], at: (position) => numbers[position] !== 0 };
  if (dtype === "complex64") return { shape, runs: [], at: (position) => complex(numbers, position) };
  return flatArray(numbers, shape);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 20 ? `${text.slice(0, 19)}…` : text);
}

function complex(data: ArrayLike<number>, position: number): string {
  const [re, im] = [data[2 * position], data[2 * position + 1]];
  return `${formatCell(re, 4)} ${im < 0 ? "−" : "+"} ${formatCell(Math.abs(im), 4)}i`;
}

/** A typed array, a matrix or a longer vector of numbers; undefined for what Node prints as well or better. */
export function describeArray(value: unknown): MimeBundle | undefined {
  if (isTypedArray(value)) {
    if (value.length <= 12 || Buffer.isBuffer(value)) return undefined;
    return describeNumbers(flatArray(value, [value.length]), `${value.constructor.name} [${value.length}]`, {
      header: true,
    });
  }
  if (!Array.isArray(value)) return undefined;
  const isVector = typeof value[0] === "number";
  if (isVector && value.length <= 100) return undefined;
  const array = nestedArray(value);
  if (array === undefined) return undefined;
  const leaf = array.runs[0];
  const kind = isTypedArray(leaf) ? leaf.constructor.name : "number[]";
  const heading = `${kind}${"[]".repeat(array.shape.length - 1)} [${array.shape.join(", ")}]`;
  return describeNumbers(array, heading, { header: sizeOf(array.shape) > 50 });
}

/** @param options.header whether the text starts with the heading, as the HTML does */
function describeNumbers(
  array: NumericArray,
  name: string,
  options: { readonly header: boolean },
): MimeBundle {
  const isLarge = sizeOf(array.shape) > MOST_SUMMED[isTypedArray(array.runs[0]) ? "typed" : "any"];
  const found = isLarge ? undefined : statistics(array.runs);
  const heading = isLarge || sizeOf(array.shape) === 1 ? name : `${name}${summary(found)}`;
  const text = arrayText(array);
  if (array.shape.length === 0) return { "text/plain": `${name}: ${text}` };
  const html = arrayHtml(array, heading, found);
  return { "text/html": html, "text/plain": options.header ? `${heading}\n${text}` : text };
}

function summary(found: Statistics | undefined): string {
  if (found === undefined) return "";
  const [min, mean, max] = [found.min, found.mean, found.max].map((value) => formatCell(value, 4));
  return `  min ${min} · mean ${mean} · max ${max}${found.nan > 0 ? ` · ${found.nan} NaN` : ""}`;
}
