import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { loadUnit } from "grading/checks/loadUnit";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../../..");

/** Processor time that one exercise may take, in seconds, whatever else the machine does; and the test's own limit, in milliseconds. */
const cpuSeconds = 900;
const patience = 4 * 3_600_000;

/** Declares the slow test of a unit's hidden checks. @param notebook "01" */
export function describeOverSeeds(notebook: string): void {
  describe(`hidden checks of notebook ${notebook} over 200 seeds`, () => {
    it.each(loadUnit(notebook).exercises.map(({ id }) => id))(
      "never reject a right answer to %s and never accept a misconception",
      async (id) => {
        const script = path.join(__dirname, "overSeeds.ts");
        const node = [process.execPath, "--require", "ts-node/register", script, notebook, id];
        const limited = ["-c", `ulimit -t ${cpuSeconds}; exec "$@"`, "sh", ...node];
        const { stdout } = await run("/bin/sh", limited, { cwd: root });
        expect(JSON.parse(stdout)).toEqual([]);
      },
      patience,
    );
  });
}
