import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { type BlobState, blobPace } from "lib/envs/pixels/blob";
import { blobReachHorizon, createBlobReach } from "lib/envs/pixels/blobReach";
import { rollout } from "lib/envs/rollout";

/** Straight to the middle, along both axes as fast as it goes; a push of more than 1 counts as 1. */
const straight = (state: BlobState): number[] => state.map((x) => -x / blobPace);

/** The mean return of who knows where the blob is: what an agent could get at most. */
export function optimalReach(episodes = 4000): number {
  const [world, rng] = [createBlobReach(), new Rng(1)];
  return mean(
    Array.from({ length: episodes }, () => 0 - rollout(world, straight, blobReachHorizon, rng).cost),
  );
}
