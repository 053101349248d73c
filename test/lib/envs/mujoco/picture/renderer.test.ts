import { Rng } from "lib/core/rng";
import { loadMujoco, type Mujoco } from "lib/envs/mujoco/mujoco";
import { element, mjcf } from "lib/envs/mujoco/mjcf";
import { Physics } from "lib/envs/mujoco/physics";
import { Renderer } from "lib/envs/mujoco/picture/renderer";
import { mujocoTasks, mujocoWorld, type MujocoTaskName } from "lib/envs/mujoco/suite";
import { needs } from "../../../../support/needs";
import { cameraRay, castRay } from "./denseCaster";

/** Shapes of all kinds, turned at random, before a plane that is tilted; half of them overlap. */
function still(seed: number): string {
  const rng = new Rng(seed);
  const types = ["sphere", "capsule", "ellipsoid", "cylinder", "box"];
  const between = (low: number, high: number) => low + (high - low) * rng.uniform();
  const shapes = Array.from({ length: 10 }, (_, i) =>
    element("geom", {
      type: types[i % 5],
      size: [between(0.1, 0.4), between(0.1, 0.4), between(0.1, 0.4)],
      pos: [between(-1, 1), between(-1, 1), between(0, 1.5)],
      euler: [between(-180, 180), between(-180, 180), between(-180, 180)],
      rgba: [between(0.2, 0.9), between(0.2, 0.9), between(0.2, 0.9), 1],
    }),
  );
  const plane = element("geom", { type: "plane", size: [3, 2, 1], euler: [5, 3, 20], rgba: "0.4 0.4 0.5 1" });
  const camera = element("camera", { name: "eye", pos: [0.3, -4, 2], euler: [65, 5, 0], fovy: 50 });
  return mjcf(0.01, {}, element("worldbody", {}, camera, plane, ...shapes));
}

const light = (facing: number): number => 0.4 + 0.6 * facing;

needs("mujoco", () => {
  let mujoco: Mujoco;
  beforeAll(async () => {
    mujoco = await loadMujoco();
  });

  /** How many pixels there are, how many differ by more than a shade from what their middle's ray meets, and how many of those lie at an
   *  edge, where a hair to the side it meets something else. */
  function compare(physics: Physics, camera: string, size: number) {
    const { pixels } = new Renderer(physics, camera).draw(size, size);
    const id = physics.id("CAMERA", camera);
    const colors = Array.from(physics.model.geom_rgba);
    const meet = (x: number, y: number) =>
      castRay(physics, ...cameraRay(physics, id, (2 * x) / size - 1, (2 * y) / size - 1), 1e6);
    const wrong: string[] = [];
    let solids = 0;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        const [x, y] = [column + 0.5, row + 0.5];
        const met = meet(x, y);
        const isPlane = met && physics.model.geom_type[met.geom] === 0;
        if (met && !isPlane) solids++;
        const got = [0, 1, 2].map((i) => pixels[3 * (row * size + column) + i]);
        const fits = (i: number): boolean => {
          if (!met) return got[i] >= [216, 228, 236][i] - 112; // sky, told from shapes by its brightness
          const shade = 255 * colors[4 * met.geom + i] * light(met.facing);
          return isPlane
            ? got[i] >= shade - 1.5 && got[i] <= 1.4 * shade + 1.5
            : Math.abs(got[i] - shade) < 1.5;
        };
        if ([0, 1, 2].every(fits)) continue;
        const around = [-0.02, 0.02].flatMap((e) => [meet(x + e, y), meet(x, y + e)]);
        const atEdge = around.some(
          (other) => other?.geom !== met?.geom || Math.abs((other?.facing ?? 0) - (met?.facing ?? 0)) > 0.02,
        );
        if (!atEdge) wrong.push(`${column}, ${row}: ${String(got)} of ${met?.geom}`);
      }
    return { wrong, solids };
  }

  describe("Renderer", () => {
    it.each([1, 2, 3])(
      "sees what rays find that step along until they are inside something: scene %d",
      (seed) => {
        const physics = Physics.of(mujoco, still(seed));
        physics.reset();
        const { wrong, solids } = compare(physics, "eye", 48);
        expect(wrong).toEqual([]);
        expect(solids).toBeGreaterThan(300);
      },
    );

    const names = ["hopper-hop", "walker-walk", "cheetah-run", "reacher-easy", "quadruped-run"] as const;
    it.each(names)("sees a world as such rays do: %s", (name: MujocoTaskName) => {
      const world = mujocoWorld(mujoco, name);
      world.reset(new Rng(4));
      const { xml, camera } = mujocoTasks[name];
      const { wrong, solids } = compare(Physics.of(mujoco, xml), camera, 40);
      expect(wrong).toEqual([]);
      expect(solids).toBeGreaterThan(20);
    });

    it("follows a body that moves away, over ground that stays where it is", () => {
      const world = mujocoWorld(mujoco, "cheetah-run");
      world.reset(new Rng(0));
      const before = world.draw(64);
      const state = world.state as { physics: { qpos: number[] } };
      const moved = (far: number) => {
        world.state = {
          ...state,
          physics: { ...state.physics, qpos: state.physics.qpos.map((q, i) => (i ? q : q + far)) },
        };
        return world.draw(64);
      };
      const differing = (far: number): number => {
        const { pixels } = moved(far);
        return pixels.filter((value, i) => Math.abs(value - before.pixels[i]) > 1).length;
      };
      expect(differing(1)).toBe(0); // the checks have this period
      expect(differing(0.5)).toBeGreaterThan(500);
      expect(differing(0.5)).toBeLessThan(3 * 64 * 16); // the ground
    });

    it("makes a pixel the mean of more rays where it is asked to, all else as it is", () => {
      const world = mujocoWorld(mujoco, "walker-run", { pixels: 32, samples: 3 });
      const { observation } = world.reset(new Rng(4));
      const large = world.draw(96);
      const mean = (row: number, column: number, i: number) => {
        let sum = 0;
        for (let k = 0; k < 9; k++)
          sum += large.pixels[3 * ((3 * row + Math.floor(k / 3)) * 96 + 3 * column + (k % 3)) + i];
        return sum / 9;
      };
      for (let at = 0; at < observation.length; at++) {
        const pixel = Math.floor(at / 3);
        expect(
          Math.abs(observation[at] - mean(Math.floor(pixel / 32), pixel % 32, at % 3)),
        ).toBeLessThanOrEqual(0.5);
      }
      expect(() => world.draw(8, 8, 0.5)).toThrow("Renderer.draw: samples must be");
    });

    it("lays checks that turn to their mean far away", () => {
      const plane = element("geom", { type: "plane", size: [0, 0, 1], rgba: "0.5 0.5 0.5 1" });
      const camera = element("camera", { name: "eye", pos: [0, 0, 1], euler: [90, 0, 0] });
      const physics = Physics.of(mujoco, mjcf(0.01, {}, element("worldbody", {}, camera, plane)));
      physics.reset();
      const { pixels } = new Renderer(physics, "eye").draw(65, 65);
      const grey = (row: number) =>
        Array.from({ length: 65 }, (_, column) => pixels[3 * (65 * row + column)]);
      const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
      expect(spread(grey(64))).toBeGreaterThan(15);
      expect(spread(grey(34))).toBeLessThan(8);
      expect(grey(10).every((value) => value > 100)).toBe(true); // sky
    });

    it("says which shapes it cannot draw, and that there is no such camera", () => {
      const xml = mjcf(
        0.01,
        {},
        element("asset", {}, element("hfield", { name: "hill", nrow: 2, ncol: 2, size: [1, 1, 1, 1] })),
        element(
          "worldbody",
          {},
          element("camera", { name: "eye" }),
          element("geom", { type: "hfield", hfield: "hill" }),
        ),
      );
      expect(() => new Renderer(Physics.of(mujoco, xml), "eye")).toThrow(
        "solidOf: type must be that of a plane",
      );
      expect(() => new Renderer(Physics.of(mujoco, xml), "back")).toThrow(
        "Physics.id: there is no camera back",
      );
    });
  });
});
