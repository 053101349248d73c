import { spawnSync } from "node:child_process";
import path from "node:path";
import { type KernelTestVersion, kernelTestPlaces } from "../../../support/kernelTestVenv";
import { needs } from "../../../support/needs";

/** Runs Jupyter's own tests of this version against the kernel, in an environment of their own, and returns what they print. */
function runKernelTests(version: KernelTestVersion): string {
  const { python, share } = kernelTestPlaces(version);
  const env = { ...process.env, JUPYTER_PATH: share, PYTHONWARNINGS: "ignore" };
  const run = spawnSync(python, [path.join(__dirname, "kernelTests.py")], { env, encoding: "utf8" });
  return `${run.stderr}${run.stdout}`;
}

/** Declares that a version of Jupyter's own tests of kernels passes, all of them. */
export function describeKernelTests(version: KernelTestVersion, tests: number): void {
  needs("jupyter-kernel-test", () =>
    describe("jupyter_kernel_test", () =>
      it(`${version} passes, each of its ${tests} tests`, () => {
        const printed = runKernelTests(version);
        const passed = printed.match(/\.\.\. ok$/gm) ?? [];
        expect([printed, passed.length]).toEqual([expect.stringMatching(/\nOK\s*$/), tests]);
      }, 240_000)),
  );
}
