import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** Runs the fixture as npm test runs tests, on a machine whose PATH holds node alone. */
function runFixture(variables: NodeJS.ProcessEnv): { status: number | null; printed: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "only-node-"));
  symlinkSync(process.execPath, path.join(folder, "node"));
  const { projects, ...common } = require(path.join(root, ".config/jest.config.js"));
  const [{ displayName: _, ...project }] = projects;
  const config = { ...common, ...project, testMatch: [path.join(__dirname, "needy.fixture.ts")] };
  const args = [path.join(root, "node_modules/jest/bin/jest.js"), "--config", JSON.stringify(config)];
  const env = { ...process.env, CI: undefined, ...variables, PATH: folder };
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return { status, printed: `${stderr}${stdout}` };
}

describe("needs", () => {
  it("skips what needs an absent part, and says at the end for want of what, and what brings it", () => {
    const { status, printed } = runFixture({});
    expect(printed).toMatch(/Tests: +2 skipped, 2 passed, 4 total/);
    expect(printed.split("\nSkipped, for want of\n").slice(1)).toEqual([
      "  bubblewrap (there is no bwrap on PATH): 2 tests. Run: apt-get install bubblewrap (and allow user namespaces)\n" +
        "  Python (there is no python3): 1 test. Run: apt-get install python3\n",
    ]);
    expect(status).toBe(0);
  });

  it('takes an absent part for a failure where CI="true"', () => {
    const { status, printed } = runFixture({ CI: "true" });
    expect(printed).toMatch(/Tests: +1 failed, 2 passed, 3 total/);
    expect(printed).toContain(
      'CI is "true", so no part may be missing. bubblewrap is not here: there is no bwrap on PATH. Run: apt-get install bubblewrap',
    );
    expect(printed).not.toContain("Skipped, for want of");
    expect(status).toBe(1);
  });
});
