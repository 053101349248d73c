import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileCourse, isBuilt } from "lib/setup/jupyter/compileCourse";

const ROOT = path.resolve(__dirname, "..", "..", "..", "..");
let root: string;
const said: string[] = [];
const say = (line: string) => said.push(line);
const source = () => path.join(root, "lib", "one.ts");

const linkPackages = () =>
  symlinkSync(path.join(ROOT, "node_modules"), path.join(root, "node_modules"), "dir");

/** A course of one file in each workspace, compiled by the real compiler. */
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "build-"));
  linkPackages();
  for (const name of ["lib", "grading"]) {
    mkdirSync(path.join(root, name));
    const compilerOptions = {
      composite: true,
      outDir: "dist",
      tsBuildInfoFile: "dist/.tsbuildinfo",
      types: [],
    };
    writeFileSync(
      path.join(root, name, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["*.ts"] }),
    );
    writeFileSync(path.join(root, name, "one.ts"), "export const one: number = 1;\n");
  }
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => void (said.length = 0));

describe("compileCourse", () => {
  it("compiles both workspaces, and the second time nothing", async () => {
    expect(isBuilt(root)).toBe(false);
    await compileCourse(root, say);
    expect(existsSync(path.join(root, "grading", "dist", "one.js"))).toBe(true);
    expect(said).toEqual(["Building lib and grading …"]);
    rmSync(path.join(root, "node_modules")); // the compiler with it
    await compileCourse(root, say);
    linkPackages();
    expect(said).toHaveLength(1);
  });

  it("notices a changed source and one that is new", async () => {
    utimesSync(source(), new Date(), new Date(Date.now() + 5_000));
    expect(isBuilt(root)).toBe(false);
    await compileCourse(root, say);
    expect(isBuilt(root)).toBe(true);
    writeFileSync(path.join(root, "lib", "two.ts"), "export {};\n");
    expect(isBuilt(root)).toBe(false);
  });

  it("shows type errors and goes on, and tries again at the next start", async () => {
    writeFileSync(source(), 'export const one: number = "one";\n');
    await compileCourse(root, say);
    expect(said.join("\n")).toMatch(/lib\/one\.ts.*TS2322/);
    expect(said.at(-1)).toMatch(/going on/);
    expect(isBuilt(root)).toBe(false);
  });
});
