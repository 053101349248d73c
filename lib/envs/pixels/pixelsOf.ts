import type { Canvas } from "../canvas";

/** A drawing as an observation, [H, W, 3] (`image`): what `observe` gives for an agent that sees instead of knowing the state.
 *  It is the canvas's own memory. */
export function pixelsOf({ pixels }: Canvas): Uint8Array {
  return new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
}
