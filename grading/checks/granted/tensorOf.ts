import { sizeOf, TensorData } from "../../sandbox/channel/tensorData";
import type { Kind, Place } from "./kinds";

/** The lengths of a tensor's axes; null for any length. */
type Axes = readonly (number | null)[];

const shapeWords = (axes: Axes, before: string): string =>
  `a tensor of shape [${before}${axes.map((length) => length ?? "any").join(", ")}]`;

const fits = (axes: Axes, shape: readonly number[]): boolean =>
  axes.every((length, i) => length === null || length === shape[i]);

/** A tensor of finite numbers whose shape a test accepts. */
const tensorWhere = (words: string, accepts: (shape: readonly number[]) => boolean): Kind<TensorData> => ({
  words,
  read(value, place) {
    const isOne = value instanceof TensorData && value.data.length === sizeOf(value.shape);
    if (!isOne || !accepts(value.shape)) return place.refuse(words, value);
    requireFinite(value, place);
    return new TensorData(value.dtype, [...value.shape], value.data.slice());
  },
});

/** @throws NotAccepted */
function requireFinite({ data }: TensorData, place: Place): void {
  for (const number of data) {
    place.spend();
    if (!Number.isFinite(number)) place.refuse("a tensor of finite numbers", number);
  }
}

/** A tensor of this shape: `tensorOf([null, 3])` has any number of rows of three. */
export const tensorOf = (axes: Axes): Kind<TensorData> =>
  tensorWhere(shapeWords(axes, ""), (shape) => shape.length === axes.length && fits(axes, shape));

/** A tensor whose last axes are these, with any axes before them: "[..., 3]". */
export const tensorEndingIn = (axes: Axes): Kind<TensorData> =>
  tensorWhere(
    shapeWords(axes, "..., "),
    (shape) => shape.length >= axes.length && fits(axes, shape.slice(shape.length - axes.length)),
  );
