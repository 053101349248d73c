import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { exercises } from "./drive";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../../../..");

describe("hidden checks of notebook 01 over 200 seeds", () => {
  it.each(exercises.map(({ exercise }) => exercise.id))(
    "never reject a right answer to %s and never accept a misconception",
    async (id) => {
      const script = path.join(__dirname, "overSeeds.ts");
      const args = ["--require", "ts-node/register", script, id];
      const { stdout } = await run(process.execPath, args, { cwd: root, timeout: 290_000 });
      expect(JSON.parse(stdout)).toEqual([]);
    },
    300_000,
  );
});
