import { Rng } from "lib/core/rng";
import { loadMujoco, type Mujoco } from "lib/envs/mujoco/mujoco";
import { mujocoWorld, type MujocoTaskName } from "lib/envs/mujoco/suite";
import { needs } from "../../../support/needs";

const episodes = 100;

/** What returns.py found with dm_control 1.0.47: mean and standard deviation of 100 episodes under controls by chance, and under none. */
const suite: [MujocoTaskName, [number, number], [number, number]][] = [
  ["hopper-hop", [0.045, 0.274], [0.005, 0.038]],
  ["walker-stand", [129.46, 13.412], [126.634, 66.371]],
  ["walker-walk", [32.169, 4.349], [22.078, 11.051]],
  ["walker-run", [22.92, 2.059], [21.229, 11.046]],
  ["cheetah-run", [3.838, 1.265], [0.116, 0.062]],
  ["reacher-easy", [54.02, 87.864], [30.0, 171.447]],
  ["reacher-hard", [10.7, 30.273], [10.0, 100.0]],
  ["quadruped-walk", [119.484, 206.992], [103.758, 198.406]],
  ["quadruped-run", [119.676, 207.061], [104.149, 198.211]],
];

needs("mujoco", () => {
  let mujoco: Mujoco;
  beforeAll(async () => {
    mujoco = await loadMujoco();
  });

  function returns(name: MujocoTaskName, byChance: boolean): number[] {
    const world = mujocoWorld(mujoco, name);
    const none = world.actionSpace.low.map(() => 0);
    const rng = new Rng(name);
    return Array.from({ length: episodes }, () => {
      world.reset(rng);
      for (let total = 0; ;) {
        const { reward, truncated } = world.step(byChance ? world.actionSpace.sample(rng) : none);
        total += reward;
        if (truncated) return total;
      }
    });
  }

  describe.each(suite)("%s", (name, ...known) => {
    it.each([
      ["by chance", true, known[0]],
      ["none", false, known[1]],
    ] as const)("pays what the suite's own does, controls: %s", (_policy, byChance, [mean, deviation]) => {
      const got = returns(name, byChance);
      const ours = got.reduce((a, b) => a + b) / episodes;
      const spread = got.reduce((sum, x) => sum + (x - ours) ** 2, 0) / (episodes - 1);
      const error = Math.sqrt((spread + deviation ** 2) / episodes);
      expect(Math.abs(ours - mean)).toBeLessThanOrEqual(4 * error);
    });
  });
});
