import path from "node:path";
import { resolveScript, resolveUnbuilt } from "lib/jupyter/kernel/modules/resolveSource";
import { MiniCourse } from "../../../../support/miniCourse";

describe("resolveScript", () => {
  const course = new MiniCourse({
    "lib/core/a.ts": "",
    "lib/dist/.tsbuildinfo": "{}",
    "notebooks/mine.ts": "",
    "notebooks/mine.js": "",
    "notebooks/plain.js": "",
    "notebooks/folder/index.ts": "",
    "other/b.ts": "",
  });
  afterAll(() => course.remove());
  const at = (file: string): string => path.join(course.root, file);

  it("takes a path into a workspace's sources for what is built of them", () => {
    expect(resolveScript("../lib/core/a", course.notebooks)).toBe(at("lib/dist/core/a.js"));
    expect(resolveScript("../../lib/core/a.ts", at("notebooks/folder"))).toBe(at("lib/dist/core/a.js"));
  });

  it("finds TypeScript files as TypeScript does: before scripts, for `.js`, in folders, and outside", () => {
    expect(resolveScript("./mine", course.notebooks)).toBe(at("notebooks/mine.ts"));
    expect(resolveScript("./mine.js", course.notebooks)).toBe(at("notebooks/mine.ts"));
    expect(resolveScript("./plain.js", course.notebooks)).toBe(at("notebooks/plain.js"));
    expect(resolveScript("./folder", course.notebooks)).toBe(at("notebooks/folder/index.ts"));
    expect(resolveScript("../other/b", course.notebooks)).toBe(at("other/b.ts"));
  });

  it("leaves what is not there, and what packages import, to Node", () => {
    expect(resolveScript("./none", course.notebooks)).toBeNull();
    expect(resolveScript("./mine", at("node_modules/x"))).toBeNull();
  });
});

describe("resolveUnbuilt", () => {
  it("finds a workspace module that was written after the build", () => {
    const course = new MiniCourse({ "lib/core/new.ts": "", "lib/dist/.tsbuildinfo": "{}" });
    const folders = [path.join(course.notebooks, "node_modules"), path.join(course.root, "node_modules")];
    expect(resolveUnbuilt("lib/core/new", folders)).toBe(path.join(course.root, "lib/dist/core/new.js"));
    expect(resolveUnbuilt("lib/core/none", folders)).toBeNull();
    expect(resolveUnbuilt("nowhere/x", folders)).toBeNull();
    course.remove();
  });
});
