import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { type Box, box, image, type Image } from "../spaces";
import type { World } from "../world";
import { type BlobState, blobPixels, blobSize, createBlob } from "./blob";

/** Steps of an episode. */
export const blobReachHorizon = 50;

/** How far from the middle a blob may be to be paid for. */
export const blobReachRadius = 0.2;

/** The blob as a task: each step that ends within a disc about the middle COSTS −1, others nothing. Who goes straight there earns 48.1 in
 *  50 steps on average, who draws actions evenly 1.5. */
export function createBlobReach(): World<BlobState, readonly number[]> {
  const blob = createBlob();
  return {
    reset: blob.reset,
    step(state, action, rng) {
      const { next, terminated } = blob.step(state, action, rng);
      const isPaid = Math.hypot(...next) <= blobReachRadius;
      return { next, cost: isPaid ? -1 : 0, terminated };
    },
  };
}

/** The same as an environment that is seen, as 12 × 12 grey pixels. */
export const blobReach = (): Environment<Image, Box> =>
  environmentOf(createBlobReach(), {
    observe: blobPixels,
    spaces: { observation: image(blobSize, blobSize, 1), action: box([-1, -1], [1, 1]) },
    timeLimit: blobReachHorizon,
  });
