import { box, discrete, image, multiDiscrete, type ElementOf, type Space } from "../spaces";

/** A space as the bridge describes it; null is a bound that is infinite. */
export type SpaceDescription =
  | { readonly kind: "discrete"; readonly n: number }
  | { readonly kind: "multiDiscrete"; readonly counts: readonly number[] }
  | { readonly kind: "image"; readonly shape: readonly [height: number, width: number, channels: number] }
  | {
      readonly kind: "box";
      readonly low: readonly (number | null)[];
      readonly high: readonly (number | null)[];
    };

/** The space of a description. */
export function spaceOf(described: SpaceDescription): Space {
  switch (described.kind) {
    case "discrete":
      return discrete(described.n);
    case "multiDiscrete":
      return multiDiscrete(described.counts);
    case "image":
      return image(...described.shape);
    case "box":
      return box(
        described.low.map((bound) => bound ?? -Infinity),
        described.high.map((bound) => bound ?? Infinity),
      );
  }
}

/** The bytes of an element: one a number of an image, eight of all others. */
export const byteLength = (space: Space): number => (space.kind === "image" ? space.size : 8 * space.size);

/** An element that is no image, as bytes. */
export function encodeElement(element: ElementOf<Space>): Buffer {
  const numbers = typeof element === "number" ? [element] : [...element];
  const bytes = Buffer.alloc(8 * numbers.length);
  numbers.forEach((value, i) => bytes.writeDoubleLE(value, 8 * i));
  return bytes;
}

/** An element, in memory of its own, from bytes. */
export function decodeElement(space: Space, bytes: Buffer): ElementOf<Space> {
  if (space.kind === "image") return new Uint8Array(bytes);
  const numbers = Array.from({ length: space.size }, (_, i) => bytes.readDoubleLE(8 * i));
  return space.kind === "discrete" ? numbers[0] : numbers;
}
