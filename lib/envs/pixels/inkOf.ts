import type { Canvas } from "../canvas";

/** A drawing in grey: how dark each pixel is, 0 for white to 1 for black, [H · W]. */
export function inkOf({ pixels, width, height }: Canvas): number[] {
  return Array.from({ length: width * height }, (_, i) => {
    const [red, green, blue] = [pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]];
    return 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  });
}
