import { readFileSync } from "node:fs";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { loadMujoco, type Mujoco } from "lib/envs/mujoco/mujoco";
import { mujocoTasks, mujocoWorld, type MujocoTaskName } from "lib/envs/mujoco/suite";
import { needs } from "../../../support/needs";

interface State {
  qpos: number[];
  qvel: number[];
}

/** What known.py found. */
interface Known {
  final: State;
  start: State & { mocap_pos: number[] };
  steps: { t: number; observation: number[]; reward: number }[];
}

const read = (name: string) => readFileSync(path.join(__dirname, name), "utf8");
const known = JSON.parse(read("known.json")) as Record<MujocoTaskName | "cart-pole", Known>;
const names = Object.keys(mujocoTasks) as MujocoTaskName[];

/** Controls without any rounding that could differ from known.py's. */
const control = (t: number, low: readonly number[], high: readonly number[]): number[] =>
  low.map((from, i) => from + (((t * (i + 3) * 7919) % 2001) / 2000) * (high[i] - from));

const furthest = (a: ArrayLike<number>, b: readonly number[]): number =>
  Math.max(...b.map((value, i) => Math.abs(a[i] - value)));

needs("mujoco", () => {
  let mujoco: Mujoco;
  beforeAll(async () => {
    mujoco = await loadMujoco();
  });

  const gap = (xml: string, { qpos, qvel }: State): number => {
    const model = mujoco.MjModel.from_xml_string(xml);
    const data = new mujoco.MjData(model);
    const range = Array.from(model.actuator_ctrlrange);
    const [low, high] = [0, 1].map((side) => range.filter((_, i) => i % 2 === side));
    for (let t = 0; t < 1000; t++) {
      data.ctrl.set(control(t, low, high));
      mujoco.mj_step(model, data);
    }
    const found = Math.max(furthest(data.qpos, qpos), furthest(data.qvel, qvel));
    data.delete();
    model.delete();
    return found;
  };

  describe("the models", () => {
    it.each(names)("move as PyPI's MuJoCo moves them, 1,000 steps within 1e-9: %s", (name) => {
      expect(gap(mujocoTasks[name].xml, known[name].final)).toBeLessThan(1e-9);
    });

    it("move a cart-pole as PyPI's does within 1e-14", () => {
      expect(gap(read("cartPole.xml"), known["cart-pole"].final)).toBeLessThan(1e-14);
    });
  });

  describe("mujocoTasks", () => {
    it.each(names)("show and pay what the control suite's own does, 100 steps within 1e-8: %s", (name) => {
      const world = mujocoWorld(mujoco, name);
      const { start, steps } = known[name];
      world.reset(new Rng(0));
      const { physics } = world.state as { physics: Record<string, number[]> };
      for (const values of Object.values(physics)) values.fill(0);
      world.state = { physics: { ...physics, ...start }, steps: 0 };
      const { low, high } = world.actionSpace;
      for (let t = 0; t < 100; t++) {
        const { observation, reward } = world.step(control(t, low, high));
        const expected = steps.find((step) => step.t === t);
        if (!expected) continue;
        expect(observation.length).toBe(expected.observation.length);
        expect(furthest(observation, expected.observation)).toBeLessThan(1e-8);
        expect(reward).toBeCloseTo(expected.reward, 10);
      }
    });
  });
});
