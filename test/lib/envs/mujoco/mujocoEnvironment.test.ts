import { Rng } from "lib/core/rng";
import { loadMujoco, type Mujoco } from "lib/envs/mujoco/mujoco";
import { mujocoWorld, type MujocoTaskName } from "lib/envs/mujoco/suite";
import { Physics } from "lib/envs/mujoco/physics";
import { mujocoTasks } from "lib/envs/mujoco/suite";
import { timeLimit } from "lib/envs/wrappers/timeLimit";
import { needs } from "../../../support/needs";
import { describeEnvironment } from "../environmentContract";
import { bits } from "../playing";

needs("mujoco", () => {
  let mujoco: Mujoco;
  beforeAll(async () => {
    mujoco = await loadMujoco();
  });

  for (const name of ["hopper-hop", "walker-run", "cheetah-run", "reacher-easy", "quadruped-walk"] as const)
    describeEnvironment(name, () => timeLimit(mujocoWorld(mujoco, name), 6));
  describeEnvironment("reacher-hard, seen", () =>
    timeLimit(mujocoWorld(mujoco, "reacher-hard", { pixels: 12 }), 5),
  );

  describe("mujocoEnvironment", () => {
    /** Observations and rewards of the same actions, all or only so many of them. */
    const run = (name: MujocoTaskName, seed: number, steps: number) => {
      const world = mujocoWorld(mujoco, name);
      const told = [bits(world.reset(new Rng(seed)))];
      const rng = new Rng(`actions ${seed}`);
      const step = () => told.push(bits(world.step(world.actionSpace.sample(rng))));
      return { told, step, all: () => Array.from({ length: steps }, step) };
    };

    it("keeps worlds apart that take turns, to the bit, though they share their data", () => {
      for (const name of ["walker-run", "quadruped-run"] as const) {
        const alone = [1, 2, 3].map((seed) => {
          const { told, all } = run(name, seed, 15);
          all();
          return told;
        });
        const together = [1, 2, 3].map((seed) => run(name, seed, 15));
        for (let t = 0; t < 15; t++) together.forEach(({ step }) => step());
        expect(together.map(({ told }) => told)).toEqual(alone);
      }
    });

    it("takes no more of MuJoCo's memory for a thousand worlds than for one", () => {
      const begin = () => {
        const world = mujocoWorld(mujoco, "hopper-hop");
        world.reset(new Rng(0));
        world.step([0, 0, 0, 0]);
      };
      begin();
      const heap = () => Physics.of(mujoco, mujocoTasks["hopper-hop"].xml).data.qpos.buffer.byteLength;
      const before = heap();
      for (let i = 0; i < 1000; i++) begin();
      expect(heap()).toBe(before);
    });

    it("ends an episode after 1,000 steps", () => {
      const world = mujocoWorld(mujoco, "reacher-easy");
      world.reset(new Rng(0));
      for (let t = 1; t < 1000; t++) expect(world.step([1, -1]).truncated).toBe(false);
      expect(world.step([1, -1])).toMatchObject({ terminated: false, truncated: true });
      expect(() => world.step([0, 0])).toThrow("the episode is over");
    });

    it("shows the picture that it draws", () => {
      const world = mujocoWorld(mujoco, "walker-walk", { pixels: 20 });
      expect(() => world.draw(20)).toThrow("Environment.draw: no episode has begun");
      const { observation } = world.reset(new Rng(2));
      expect(bits(observation)).toBe(bits(new Uint8Array(world.draw(20).pixels)));
      expect(world.draw(30, 10)).toMatchObject({ width: 30, height: 10 });
      expect(() => mujocoWorld(mujoco, "walker-walk", { pixels: 0 })).toThrow(
        "mujocoEnvironment: pixels must be",
      );
    });

    it("is not reset where MuJoCo finds no finite state, but refuses", () => {
      const world = mujocoWorld(mujoco, "hopper-hop");
      world.reset(new Rng(0));
      const state = world.state as { physics: { qvel: number[] } };
      state.physics.qvel.fill(1e200);
      world.state = state;
      expect(() => Array.from({ length: 5 }, () => world.step([0, 0, 0, 0]))).toThrow(
        "mujocoEnvironment: the observation must be 15 numbers",
      );
    });
  });

  describe("Physics", () => {
    it("says which body there is not", () => {
      const physics = Physics.of(mujoco, mujocoTasks["walker-run"].xml);
      expect(() => physics.id("BODY", "tail")).toThrow("Physics.id: there is no body tail");
    });

    it("is one for tasks of one model", () => {
      const [walk, run] = (["walker-walk", "walker-run"] as const).map((name) => mujocoTasks[name].xml);
      expect(Physics.of(mujoco, walk)).toBe(Physics.of(mujoco, run));
    });
  });
});
