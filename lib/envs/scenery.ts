import type { Canvas } from "./canvas";

/** Pictures that are kept of one scenery. */
const kept = 8;

/**
 * What stands still in a world's pictures: drawn once for each size, then the background of a new canvas.
 * @param draw makes it, of sizes in pixels
 * @returns the picture for these sizes; nobody draws on it
 */
export function scenery<Sizes extends readonly number[]>(
  draw: (...sizes: Sizes) => Canvas,
): (...sizes: Sizes) => Canvas {
  const drawn = new Map<string, Canvas>();
  return (...sizes) => {
    const key = sizes.join();
    const known = drawn.get(key);
    if (known) return known;
    if (drawn.size >= kept) drawn.delete(drawn.keys().next().value!);
    const made = draw(...sizes);
    drawn.set(key, made);
    return made;
  };
}
