import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { needs } from "../../../support/needs";
import { cachedBuild, TensorCourse, writeWheel } from "../../../support/tensorCourse";

const wheelTag = process.arch === "arm64" ? "manylinux_2_27_aarch64" : "manylinux_2_27_x86_64";

needs(["tensorflow-build", "tensorflow-headers", "compiler"], () =>
  describe("npm run setup:tensors", () => {
    let course: TensorCourse;
    beforeEach(() => void (course = new TensorCourse()));
    afterEach(() => rmSync(course.folder, { recursive: true, force: true }));

    it("builds from a wheel of a folder without a network, over what a killed set-up left; two at once wait", async () => {
      const wheels = path.join(course.folder, "my wheels");
      mkdirSync(wheels);
      writeWheel(wheels, `tensorflow-2.21.0-cp399-cp399-${wheelTag}.whl`, cachedBuild as string);
      mkdirSync(path.join(`${course.build}.1.part`, "deps", "lib"), { recursive: true });
      writeFileSync(path.join(`${course.build}.1.part`, "deps", "lib", "libtensorflow_cc.so.2"), "half");
      mkdirSync(path.join(course.build, "lib"), { recursive: true });
      const runs = await Promise.all([course.run("--offline", wheels), course.run("--offline", wheels)]);
      expect(runs.map(({ code }) => code)).toEqual([0, 0]);
      const said = runs.map(({ stdout }) => /\((.*), \d+ s\)/.exec(stdout)?.[1]).sort();
      expect(said).toEqual([expect.stringMatching(/^from tensorflow-2.21.0-cp399-/), "from the cache"]);
      expect(readdirSync(course.places.cache)).toEqual([path.basename(course.build)]);
    }, 180_000);
  }),
);
