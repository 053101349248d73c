import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadUnit } from "grading/checks/loadUnit";
import { notebookNames } from "grading/notebook/parts";
import { runSolved, type SolvedRun } from "./solvedNotebook";

const root = path.resolve(__dirname, "../../..");

const npm = (cwd: string, ...args: string[]) =>
  spawnSync("npm", args, { cwd, encoding: "utf8", timeout: 1_200_000, maxBuffer: 2 ** 26 });

/** The packages that our repository has installed, and the package's own workspaces. */
function linkModules(student: string): void {
  mkdirSync(path.join(student, "node_modules"));
  for (const name of readdirSync(path.join(root, "node_modules")).filter((n) => !/^\.package-lock/.test(n))) {
    const own = name === "lib" || name === "grading";
    const target = own ? path.join(student, name) : path.join(root, "node_modules", name);
    symlinkSync(target, path.join(student, "node_modules", name));
  }
}

/** What a student's package must do with our solved notebooks of a unit in it.
 *  @param probed a function that a student of the unit writes, its module, and its exercise
 *  @param points of the public checks */
export function describeSolved(
  unit: string,
  probed: { name: string; module: string; exercise: string },
  points: number,
): void {
  describe(`the student's package of notebook ${unit}`, () => {
    const out = mkdtempSync(path.join(tmpdir(), "solved-"));
    const student = path.join(out, "student");
    const loaded = loadUnit(unit);
    const check = (...files: string[]) => npm(student, "run", "--silent", "check", "--", unit, ...files);
    let run: SolvedRun;

    beforeAll(() => {
      expect(npm(root, "run", "--silent", "release", "--", unit, "--out", out)).toMatchObject({ status: 0 });
      cpSync(path.join(out, unit, `dreamer-course-${unit}`), student, { recursive: true });
      linkModules(student);
      run = runSolved(student, unit, probed);
    }, 2_400_000);
    afterAll(() => rmSync(out, { recursive: true, force: true }));

    it("holds a library without the answers", () => {
      expect(run.answer).toBe(`TODO exercise ${probed.exercise}: write ${probed.name} in the notebook`);
    });

    it("runs every cell of the solved notebook: no experiment asks lib for an answer", () => {
      expect(run.stderr.match(/All cells ran/g)).toHaveLength(2);
      expect(run.status).toBe(0);
    });

    it("passes the public checks of every exercise in the notebook", () => {
      expect(Object.keys(run.checks)).toHaveLength(loaded.exercises.length);
      expect(Object.values(run.checks).filter((text) => !/public checks (\d+)\/\1\b/.test(text))).toEqual([]);
    });

    it("passes all public checks at the terminal, and none with the notebook as handed out", () => {
      const solved = check(...notebookNames(loaded).map((name) => `solved/${name}`));
      expect(solved.stdout).toMatch(
        new RegExp(`public checks (\\d+)/\\1 · ${points} of their [\\d.]+ points`),
      );
      const untouched = check();
      expect(untouched.stdout.match(/is not written yet\./g)).toHaveLength(loaded.exercises.length);
      expect(untouched.stdout).toMatch(/public checks 0\/\d+ · 0 of their [\d.]+ points/);
    }, 2_400_000);
  });
}
