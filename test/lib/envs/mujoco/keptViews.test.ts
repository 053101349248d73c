import { keptViews } from "lib/envs/mujoco/keptViews";
import { walkerModel } from "lib/envs/mujoco/models/walker";
import { loadMujoco, type MjData } from "lib/envs/mujoco/mujoco";
import { needs } from "../../../support/needs";

needs("mujoco", () =>
  describe("keptViews", () => {
    it("reads and writes MuJoCo's own numbers, also after its heap has grown", async () => {
      const mujoco = await loadMujoco();
      const model = mujoco.MjModel.from_xml_string(walkerModel);
      const data = new mujoco.MjData(model);
      const views = keptViews(data);
      expect(views.qpos).toBe(views.qpos);
      views.ctrl.set([1], 2);
      expect(data.ctrl[2]).toBe(1);

      const before = data.qpos.buffer;
      const others: MjData[] = [];
      while (data.qpos.buffer === before) others.push(new mujoco.MjData(model));
      views.ctrl.set([-1], 2);
      expect(data.ctrl[2]).toBe(-1);
      for (let i = 0; i < 20; i++) mujoco.mj_step(model, data);
      for (const name of ["qpos", "qvel", "xpos", "sensordata"] as const)
        expect([...views[name]]).toEqual([...data[name]]);
      expect(views.ncon).toBe(data.ncon);
      for (const one of [...others, data, model]) one.delete();
    });
  }),
);
