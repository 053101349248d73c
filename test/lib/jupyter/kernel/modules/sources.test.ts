import path from "node:path";
import { builtFrom, courseFolder, isInside, sourceOf, workspaceOf } from "lib/jupyter/kernel/modules/sources";
import { MiniCourse } from "../../../../support/miniCourse";

const root = path.resolve(__dirname, "../../../../..");

describe("sources of modules", () => {
  const course = new MiniCourse({
    "lib/core/a.ts": "",
    "lib/dist/core/a.js": "",
    "lib/dist/.tsbuildinfo": "{}",
    "lib/jupyter/kernel/main.ts": "",
    "notebooks/mine.ts": "",
  });
  afterAll(() => course.remove());
  const at = (file: string): string => path.join(course.root, file);

  it("finds the workspace that holds a file, in this course and in others", () => {
    expect(courseFolder()).toBe(root);
    expect(workspaceOf(at("lib/core"))?.folder).toBe(at("lib"));
    expect(workspaceOf(at("notebooks"))).toBeNull();
  });

  it("goes from a source to what is built of it, with and without extension", () => {
    expect(builtFrom(at("lib/core/a"))).toBe(at("lib/dist/core/a"));
    expect(builtFrom(at("lib/core/a.ts"))).toBe(at("lib/dist/core/a"));
    expect(builtFrom(at("lib/core/none"))).toBeNull();
    expect(builtFrom(at("lib/dist/core/a.js"))).toBeNull();
    expect(builtFrom(at("notebooks/mine"))).toBeNull();
  });

  it("goes from a loaded module to what its author edits", () => {
    expect(sourceOf(at("lib/dist/core/a.js"))).toBe(at("lib/core/a.ts"));
    expect(sourceOf(at("notebooks/mine.ts"))).toBe(at("notebooks/mine.ts"));
    expect(sourceOf(at("node_modules/x/index.js"))).toBeNull();
    expect(sourceOf(at("lib/dist/jupyter/kernel/main.js"))).toBeNull();
    expect(sourceOf("node:fs")).toBeNull();
  });

  it("takes no folder for a part of one whose name it begins with", () => {
    expect(isInside("/a/lib2/x", "/a/lib")).toBe(false);
    expect(isInside("/a/lib/..x", "/a/lib")).toBe(true);
    expect(isInside("/a/lib", "/a/lib")).toBe(true);
  });
});
