import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { loadUnit } from "grading/checks/loadUnit";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../../..");

/** Declares the slow test of a unit's hidden checks. @param notebook "01" */
export function describeOverSeeds(notebook: string): void {
  describe(`hidden checks of notebook ${notebook} over 200 seeds`, () => {
    it.each(loadUnit(notebook).exercises.map(({ id }) => id))(
      "never reject a right answer to %s and never accept a misconception",
      async (id) => {
        const script = path.join(__dirname, "overSeeds.ts");
        const args = ["--require", "ts-node/register", script, notebook, id];
        const { stdout } = await run(process.execPath, args, { cwd: root, timeout: 290_000 });
        expect(JSON.parse(stdout)).toEqual([]);
      },
      300_000,
    );
  });
}
