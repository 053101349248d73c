import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needs } from "../../support/needs";
import { measure } from "./measured";

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

needs("python", () => {
  describe("measure", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "bench-grade-"));
    afterAll(() => rmSync(folder, { recursive: true }));

    /** Burns processor time in this process. */
    const burn = (seconds: number) =>
      `for (let used = 0; used < ${seconds}; used = process.cpuUsage().user / 1e6);`;
    const run = (script: string, scratch: string) =>
      measure({
        command: [process.execPath, "-e", script],
        cwd: folder,
        watch: { folder, suffix: ".json" },
        scratch: path.join(folder, scratch),
      });

    it("counts processes that nobody waits for and that are killed, and leaves none", () => {
      const measured = run(
        `const { spawn } = require("child_process"), { writeFileSync } = require("fs");
         const options = { detached: true, stdio: "ignore" };
         const orphan = spawn(process.execPath, ["-e", ${JSON.stringify(`${burn(0.6)} setInterval(() => 0, 1e6)`)}], options);
         const killed = spawn(process.execPath, ["-e", ${JSON.stringify("for (;;);")}], options);
         orphan.unref();
         setTimeout(() => killed.kill("SIGKILL"), 1500);
         killed.on("exit", () => { writeFileSync("pid", String(orphan.pid)); writeFileSync("one.json", ""); process.exit(3); });`,
        "first",
      );
      expect(measured.status).toBe(3);
      expect(measured.cpu).toBeGreaterThan(0.7);
      expect(isAlive(Number(readFileSync(path.join(folder, "pid"), "utf8")))).toBe(false);
    });

    it("notes when names appear and what had been used until then", () => {
      const measured = run(
        `const { writeFileSync } = require("fs"); console.log("said");
         writeFileSync("a.json", ""); writeFileSync("b.txt", ""); ${burn(0.5)} writeFileSync("c.json", "");
         setTimeout(() => 0, 200);`,
        "second",
      );
      expect(measured.events.map(({ name }) => name)).toEqual(["a.json", "c.json"]);
      const [a, c] = measured.events;
      expect(c.cpu - a.cpu).toBeGreaterThan(0.3);
      expect([a.wall < c.wall, c.wall < measured.wall, c.cpu <= measured.cpu]).toEqual([true, true, true]);
      expect([measured.status, measured.log]).toEqual([0, "said\n"]);
    });

    it("refuses what cannot be started", () => {
      const nowhere = { command: ["/no/such/program"], cwd: folder, watch: { folder, suffix: "" } };
      expect(() => measure({ ...nowhere, scratch: folder })).toThrow(
        /measure\.py failed: .*no\/such\/program/s,
      );
    });
  });
});
