import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesBelow } from "lib/setup/shared/folders";
import { needs } from "../../../../support/needs";

const root = path.resolve(__dirname, "../../../../..");
const addon = path.join(root, "lib/tensor/engines/onnx/addon.ts");

/** The files that a process leaves in an empty home in which it has made a session. */
function filesLeft(): string[] {
  const home = mkdtempSync(path.join(tmpdir(), "a-home-"));
  const script = `const { binding, initOrt } = require(${JSON.stringify(addon)}).loadOnnxRuntime(); initOrt(); new binding.InferenceSession()`;
  const env = { PATH: process.env.PATH, HOME: home, SWC_NATIVE_BINDING_CACHE: "0" };
  const args = ["-r", "ts-node/register", "-e", script];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  const files = filesBelow(home);
  rmSync(home, { recursive: true });
  expect([status, stderr]).toEqual([0, ""]);
  return files;
}

needs("onnx", () =>
  describe("loadOnnxRuntime", () => {
    it("keeps ONNX Runtime from writing into the user's home and from telling anybody", () => {
      expect(filesLeft()).toEqual([]);
    });
  }),
);
