import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Places, placesOf } from "../../../../lib/jupyter/setup/places";
import { ensureVenv } from "../../../../lib/jupyter/setup/venv";
import { needs } from "../../../support/needs";

jest.setTimeout(240_000);

const root = path.resolve(__dirname, "../../../..");

/** Runs Jupyter's own tests of this version against the kernel, in an environment of their own, and returns what they print. */
async function runKernelTests(version: string): Promise<string> {
  const folder = path.join(root, ".cache/kernel-tests", version);
  mkdirSync(folder, { recursive: true });
  const { venv, python } = placesOf(folder);
  const requirements = path.join(__dirname, `kernelTests-${version}.txt`);
  const places: Places = { ...placesOf(root), venv, python, requirements };
  await ensureVenv(places, () => undefined);
  const env = { ...process.env, JUPYTER_PATH: placesOf(root).share, PYTHONWARNINGS: "ignore" };
  const run = spawnSync(python, [path.join(__dirname, "kernelTests.py")], { env, encoding: "utf8" });
  return `${run.stderr}${run.stdout}`;
}

needs("python", () => {
  describe("jupyter_kernel_test", () => {
    it.each([
      ["0.7.0", 13],
      ["0.4.5", 12],
    ])("%s passes, each of its %i tests", async (version, tests) => {
      const printed = await runKernelTests(version);
      const passed = printed.match(/\.\.\. ok$/gm) ?? [];
      expect([printed, passed.length]).toEqual([expect.stringMatching(/\nOK\s*$/), tests]);
    });
  });
});
