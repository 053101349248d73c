import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadUnit } from "grading/checks/loadUnit";
import { runSolved, type SolvedRun } from "./solvedNotebook";

const root = path.resolve(__dirname, "../../..");
const out = mkdtempSync(path.join(tmpdir(), "solved-"));
const student = path.join(out, "student");

const npm = (cwd: string, ...args: string[]) =>
  spawnSync("npm", args, { cwd, encoding: "utf8", timeout: 1_200_000, maxBuffer: 2 ** 26 });

/** The packages that our repository has installed, and the package's own workspaces. */
function linkModules(): void {
  mkdirSync(path.join(student, "node_modules"));
  for (const name of readdirSync(path.join(root, "node_modules")).filter((n) => !/^\.package-lock/.test(n))) {
    const own = name === "lib" || name === "grading";
    const target = own ? path.join(student, name) : path.join(root, "node_modules", name);
    symlinkSync(target, path.join(student, "node_modules", name));
  }
}

describe("the student's package of notebook 02", () => {
  let run: SolvedRun;

  beforeAll(() => {
    expect(npm(root, "run", "--silent", "release", "--", "02", "--out", out)).toMatchObject({ status: 0 });
    cpSync(path.join(out, "02", "dreamer-course-02"), student, { recursive: true });
    linkModules();
    run = runSolved(student, "02", { name: "regretLine1", module: "lib/modelLearning/regretProof" });
  }, 2_400_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it("holds a library without the answers", () => {
    expect(run.answer).toBe("TODO exercise 02.G3: write regretLine1 in the notebook");
  });

  it("runs every cell of the solved notebook: no experiment asks lib for an answer", () => {
    expect(run.stderr.match(/All cells ran/g)).toHaveLength(2);
    expect(run.status).toBe(0);
  });

  it("passes the public checks of every exercise in the notebook", () => {
    expect(Object.keys(run.checks)).toHaveLength(loadUnit("02").exercises.length);
    expect(Object.values(run.checks).filter((text) => !/public checks (\d+)\/\1\b/.test(text))).toEqual([]);
  });

  it("passes all public checks at the terminal, and none with the notebook as handed out", () => {
    const solved = npm(
      student,
      "run",
      "--silent",
      "check",
      "--",
      "02",
      "solved/02-ross-bagnell.ipynb",
      "solved/02x-ross-bagnell-more.ipynb",
    );
    expect(solved.stdout).toMatch(/public checks (\d+)\/\1 · 12 of their \d+ points/);
    const untouched = npm(student, "run", "--silent", "check", "--", "02");
    expect(untouched.stdout.match(/is not written yet\./g)).toHaveLength(11);
    expect(untouched.stdout).toMatch(/public checks 0\/\d+ · 0 of their \d+ points/);
  }, 2_400_000);
});
