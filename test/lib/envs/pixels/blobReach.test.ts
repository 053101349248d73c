import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { blobPixels } from "lib/envs/pixels/blob";
import { blobReach, blobReachHorizon, createBlobReach } from "lib/envs/pixels/blobReach";
import { rollout } from "lib/envs/rollout";
import { optimalReach } from "../../../bench/optimalReach";

describe("the blob as a task", () => {
  it("pays each step that ends within a fifth of the middle", () => {
    const [world, rng] = [createBlobReach(), new Rng(0)];
    const costAt = (x: number, y: number) => world.step([x, y], [0, 0], rng).cost;
    expect([costAt(0, 0), costAt(0.2, 0), costAt(0, -0.2), costAt(0.14, 0.14)]).toEqual([-1, -1, -1, -1]);
    expect([costAt(0.21, 0), costAt(0.15, 0.15)]).toEqual([0, 0]);
    expect(world.step([0.35, 0], [-1, 0], rng).cost).toBe(-1);
    expect(world.step([0.1, 0], [1, 0], rng).cost).toBe(0);
  });

  it("is worth 48.1 to the best, 1.5 to who draws evenly", () => {
    const [world, rng] = [createBlobReach(), new Rng(1)];
    const evenly = () => [2 * rng.uniform() - 1, 2 * rng.uniform() - 1];
    const earned = () => 0 - rollout(world, evenly, blobReachHorizon, rng).cost;
    expect(Math.abs(mean(Array.from({ length: 1000 }, earned)) - 1.55)).toBeLessThan(0.4); // 3 standard errors
    expect(optimalReach()).toBeCloseTo(48.1, 1);
  });

  it("is seen as 12 × 12 grey pixels, for 50 steps", () => {
    const world = blobReach();
    expect(world.reset(new Rng(2)).observation).toHaveLength(144);
    const steps = Array.from({ length: blobReachHorizon }, () => world.step([1, 1]));
    expect(steps[10]).toMatchObject({ observation: blobPixels([1, 1]), reward: 0, truncated: false });
    expect(steps[blobReachHorizon - 1]).toMatchObject({ terminated: false, truncated: true });
  });
});
