import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import ts from "typescript";

describe("loadMujoco", () => {
  it("says in a sentence which package is absent and how it comes", () => {
    const source = readFileSync(path.resolve(__dirname, "../../../../lib/envs/mujoco/mujoco.ts"), "utf8");
    const compilerOptions = { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(source, { compilerOptions, fileName: "mujoco.ts" });
    const folder = mkdtempSync(path.join(os.tmpdir(), "mujoco-")); // where no package is to be found
    try {
      writeFileSync(path.join(folder, "mujoco.js"), outputText);
      const program = `require("./mujoco.js").loadMujoco().catch((error) => console.log(error.message))`;
      const said = execFileSync(process.execPath, ["-e", program], { encoding: "utf8", cwd: folder });
      expect(said).toBe(
        "loadMujoco: MuJoCo's worlds need the optional package @mujoco/mujoco; run npm ci --include=optional\n",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
