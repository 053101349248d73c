import { spawnSync } from "node:child_process";
import path from "node:path";
import { needs } from "../../../../support/needs";

const root = path.resolve(__dirname, "../../../../..");

/** What a process says that asks for WebGPU where no driver for Vulkan is to be found. */
function askWithoutDriver(): string {
  const script = `
    const { capture } = require("./lib/tensor/capture");
    try { capture((x) => x, { engine: "webgpu" }) } catch ({ message }) { console.log(message) }`;
  const none = path.join(root, "no-driver.json");
  const { stdout, status } = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", script], {
    cwd: root,
    env: { ...process.env, VK_DRIVER_FILES: none, VK_ICD_FILENAMES: none },
    encoding: "utf8",
  });
  expect(status).toBe(0);
  return stdout.trim();
}

needs(["onnx", "linux"], () =>
  describe("requireDevice", () => {
    it("says in one sentence what is missing and what to do, and the process goes on", () => {
      expect(askWithoutDriver()).toMatch(
        /^capture: .*WebGPU.*, or leave out { engine: "webgpu" }, and the fastest engine that is here runs$/i,
      );
    });
  }),
);
