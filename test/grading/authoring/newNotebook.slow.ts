import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "../../support/scratchFolder";

jest.setTimeout(600_000);

const ROOT = path.resolve(__dirname, "../../..");

describe("npm run new-notebook", () => {
  let course: string;

  /** A copy of what git knows and of the packages, whose links lead into the copy. */
  beforeAll(() => {
    course = scratchFolder("new-notebook");
    const pack =
      "git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C";
    execFileSync("/bin/sh", ["-c", `${pack} "$1" && cp -al node_modules "$1"`, "sh", course], { cwd: ROOT });
  });
  afterAll(() => rmSync(course, { recursive: true, force: true }));

  const run = (...args: string[]) => spawnSync("npm", args, { cwd: course, encoding: "utf8" });
  const lay = (...args: string[]) => run("run", "--silent", "new-notebook", "--", ...args);

  it("lays out a notebook that runs, is graded, is released and keeps the course's rules", () => {
    const { status, stdout } = lay("42", "growth", 'How `things` "grow": ${1} × 2');
    expect(status).toBe(0);
    const files = stdout.split("\n").filter((line) => line.startsWith("  "));
    expect(files.map((line) => line.trim())).toContain("notebooks/42-growth.ipynb");
    const check = (...args: string[]): void => {
      const { status, stdout, stderr } = run(...args);
      if (status !== 0) throw new Error(`npm ${args.join(" ")}\n${stdout}\n${stderr}`);
    };
    check("run", "--silent", "notebook", "--", "42");
    check("exec", "--", "prettier", "--check", ...files.map((line) => line.trim()));
    check("run", "--silent", "typecheck");
    const jest = ["exec", "--", "jest", "--config", ".config/jest.config.js", "--selectProjects", "fast"];
    check(...jest, "--testPathPatterns", "exercises/42", "experiments/42", "architecture", "test/notebooks");
    const released = run("run", "--silent", "release", "--", "42");
    expect(released.stdout).toMatch(/no leak found, untouched score 0/);
  });

  it.each([
    [["3", "growth", "T"], 'the number must be two digits, as in 03, got "3"'],
    [["43", "Growth!", "T"], 'the slug must be lower-case words with hyphens, got "Growth!"'],
    [["01", "growth", "T"], "notebook 01 is there: notebooks/01-simulation-lemma.ipynb"],
    [
      ["43", "growth", "a */ process.exit() /*"],
      'the title must be one line without "*/", got "a */ process.exit() /*"',
    ],
    [["43", "growth", "two\nlines"], 'the title must be one line without "*/", got "two\\nlines"'],
    [["43", "growth"], 'expected a number, a slug and a title: 03 autoencoders "Autoencoders"'],
  ])("refuses %j in one sentence", (args, sentence) => {
    const { status, stderr } = lay(...args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: `new-notebook: ${sentence}\n` });
  });
});
