import type { DreamerConfig } from "lib/agents/dreamer/config";
import { catchTiny } from "lib/agents/dreamerV1/presets";
import { atariTiny, dreamerV2Atari } from "lib/agents/dreamerV2/presets";
import { Lockstep } from "lib/agents/training/lockstep";
import { Rng } from "lib/core/rng";
import { GymnasiumEnvironment } from "lib/envs/gymnasium/gymnasiumEnvironment";
import { gymnasiumTask } from "lib/train/gymnasiumTask";
import { needs } from "../../support/needs";

jest.setTimeout(60_000);

const worldsOf = (id: string, count: number) =>
  gymnasiumTask(id).environments({
    ...catchTiny,
    schedule: { ...catchTiny.schedule, environments: count },
  });

needs("gymnasium", () =>
  describe("gymnasiumTask", () => {
    it("has pictures of the preset's size, and one process for all that are asked for at once", async () => {
      const worlds = await worldsOf("ALE/Pong-v5", 3);
      expect(worlds.every((world) => world instanceof GymnasiumEnvironment)).toBe(true);
      expect(worlds[0].observationSpace.shape).toEqual([16, 16, 1]);
      expect(new Set(worlds).size).toBe(3);
      expect(new Set(worlds.map((world) => (world as GymnasiumEnvironment).pid)).size).toBe(1);
    });

    it("has all of Atari's actions where the settings ask for 18, as the paper's do, and else the game's own", async () => {
      const actionsOf = async (config: DreamerConfig) => {
        const [world] = await gymnasiumTask("ALE/Pong-v5").environments(config);
        return world.actionSpace.kind === "discrete" && world.actionSpace.n;
      };
      expect(await actionsOf(dreamerV2Atari)).toBe(18);
      expect(await actionsOf(atariTiny)).toBe(6);
    });

    it("refuses what shows no such pictures", async () => {
      await expect(worldsOf("CartPole-v1", 1)).rejects.toThrow(
        "--env: gymnasium:CartPole-v1 must show 16 × 16 pixels in grey, got 4 numbers",
      );
    });

    it("lets a training go on that was saved: the episodes that were going on end, and the next ones begin", async () => {
      const [worlds, others] = [await worldsOf("ALE/Pong-v5", 2), await worldsOf("ALE/Pong-v5", 2)];
      const before = new Lockstep(worlds, new Rng(1));
      const noOps = new Float32Array(2 * 6).map((_, i) => Number(i % 6 === 0));
      for (let t = 0; t < 5; t++) expect(before.step(noOps)).toEqual([]);
      const after = new Lockstep(others, new Rng(2));
      after.restore(before.save());
      const ended = after.step(noOps);
      expect(ended.map(({ episode }) => episode.steps)).toEqual([7, 7]); // the first row, five steps, and the one that is cut
      expect(ended.every(({ isLost }) => isLost)).toBe(true);
      expect(after.step(noOps)).toEqual([]);
    });
  }),
);
