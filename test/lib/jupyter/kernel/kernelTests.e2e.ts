import { spawnSync } from "node:child_process";
import path from "node:path";
import { type KernelTestVersion, kernelTestPlaces } from "../../../support/kernelTestVenv";
import { needs } from "../../../support/needs";

jest.setTimeout(240_000);

/** Runs Jupyter's own tests of this version against the kernel, in an environment of their own, and returns what they print. */
function runKernelTests(version: KernelTestVersion): string {
  const { python, share } = kernelTestPlaces(version);
  const env = { ...process.env, JUPYTER_PATH: share, PYTHONWARNINGS: "ignore" };
  const run = spawnSync(python, [path.join(__dirname, "kernelTests.py")], { env, encoding: "utf8" });
  return `${run.stderr}${run.stdout}`;
}

needs("jupyter-kernel-test", () => {
  describe("jupyter_kernel_test", () => {
    it.each([
      ["0.7.0", 13],
      ["0.4.5", 12],
    ] as const)("%s passes, each of its %i tests", (version, tests) => {
      const printed = runKernelTests(version);
      const passed = printed.match(/\.\.\. ok$/gm) ?? [];
      expect([printed, passed.length]).toEqual([expect.stringMatching(/\nOK\s*$/), tests]);
    });
  });
});
