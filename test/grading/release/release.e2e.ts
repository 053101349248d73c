import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadUnit } from "grading/checks/loadUnit";
import { needs } from "../../support/needs";

const root = path.resolve(__dirname, "../../..");
const out = mkdtempSync(path.join(tmpdir(), "release-"));
/** The last unit, whose release asks for the fewest answers; of the others `solvedNN.slow` makes the package too. */
const unit = "05";
const folder = path.join(out, unit, `dreamer-course-${unit}`);
const student = path.join(out, "student");
const notebook = path.join("notebooks", "05-dreamer-v2.ipynb");

const npm = (cwd: string, ...args: string[]) =>
  spawnSync("npm", args, { cwd, encoding: "utf8", timeout: 1_200_000, maxBuffer: 2 ** 26 });

/** The package, made once for all tests. */
beforeAll(() => {
  const released = npm(root, "run", "--silent", "release", "--", unit, "--out", out);
  expect(released.stderr).not.toContain("release:");
  expect(released.status).toBe(0);
}, 1_200_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe("npm run release", () => {
  it("makes a folder and a zip, and leaves nothing half done", () => {
    expect(readdirSync(path.join(out, unit)).sort()).toEqual([
      `dreamer-course-${unit}`,
      `dreamer-course-${unit}.zip`,
    ]);
    expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
  });

  needs("python", () =>
    it("makes a zip of the same files, as Python unpacks it", () => {
      const unpacked = path.join(out, "unpacked");
      execFileSync("python3", ["-m", "zipfile", "-e", `${folder}.zip`, unpacked]);
      execFileSync("diff", ["-r", folder, path.join(unpacked, path.basename(folder))]);
    }),
  );

  it("gives students the commands that they need and no others", () => {
    const { scripts, devDependencies } = JSON.parse(
      readFileSync(path.join(folder, "package.json"), "utf8"),
    ) as {
      scripts: object;
      devDependencies?: object;
    };
    expect(Object.keys(scripts).sort()).toEqual([
      "build",
      "check",
      "doctor",
      "notebook",
      "setup:tensors",
      "start",
    ]);
    expect(devDependencies).toBeUndefined();
  });

  it("asks for the packages that tensors need, and not for MuJoCo's, in whose worlds nothing of the unit plays", () => {
    const [{ optionalDependencies }, { packages }] = ["package.json", "package-lock.json"].map((file) =>
      JSON.parse(readFileSync(path.join(folder, file), "utf8")),
    );
    const names = ["@tensorflow/tfjs-node-gpu", "onnxruntime-node"];
    expect(Object.keys(optionalDependencies)).toEqual(names);
    expect(packages[""].optionalDependencies).toEqual(optionalDependencies);
    expect(packages[""].devDependencies).toBeUndefined();
    expect(packages).not.toHaveProperty(["node_modules/@mujoco/mujoco"]);
  });
});

function testInstalledPackage(): void {
  beforeAll(() => {
    cpSync(folder, student, { recursive: true });
    expect(npm(student, "ci", "--no-audit").status).toBe(0);
  }, 1_200_000);

  it("brings the optional packages of tensors and the command that sets their library up", () => {
    const { optionalDependencies } = JSON.parse(readFileSync(path.join(student, "package.json"), "utf8"));
    for (const name of Object.keys(optionalDependencies))
      expect(readdirSync(path.join(student, "node_modules", name))).toContain("package.json");
    expect(readFileSync(path.join(student, ".npmrc"), "utf8")).toContain("ignore-scripts=true");
    const { stdout, status } = npm(student, "run", "--silent", "setup:tensors", "--", "--check");
    expect({ stdout, status }).toEqual({ stdout: expect.stringMatching(/^no native library \(/), status: 1 });
  });

  it("makes a package that checks itself: one answer that a student has written, and the others that are not yet", () => {
    const file = path.join(student, notebook);
    const text = readFileSync(file, "utf8");
    const stub = `throw new Error(\\"TODO: exercise 5.6\\");`;
    expect(text).toContain(stub);
    const answer =
      "const length = groups * classes; return { length, ones: groups, density: 1 / classes, bits: groups * Math.log2(classes) };";
    writeFileSync(file, text.replace(stub, answer));
    const { stdout, status } = npm(student, "run", "--silent", "check", "--", unit);
    expect(status).toBe(0);
    expect(stdout).toMatch(/✓ 5\.6 /);
    expect(stdout.match(/is not written yet\./g)).toHaveLength(loadUnit(unit).exercises.length - 1);
    expect(stdout).toMatch(/public checks \d+\/\d+ · [\d.]+ of/);
  }, 1_200_000);
}

needs("npm-registry", () =>
  describe("the package that npm run release makes, installed", testInstalledPackage),
);
