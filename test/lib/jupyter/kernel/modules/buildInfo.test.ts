import { createHash } from "node:crypto";
import { utimesSync } from "node:fs";
import path from "node:path";
import { isEdited } from "lib/jupyter/kernel/modules/buildInfo";
import { MiniCourse } from "../../../../support/miniCourse";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("isEdited", () => {
  const infos = {
    fileNames: ["../a.ts", "../b.ts"],
    fileInfos: [{ version: hash("as built") }, hash("as built")],
  };
  const course = new MiniCourse({
    "lib/a.ts": "as built",
    "lib/b.ts": "other",
    "lib/new.ts": "",
    "lib/dist/a.js": "",
    "lib/dist/b.js": "",
    "lib/dist/.tsbuildinfo": JSON.stringify(infos),
  });
  afterAll(() => course.remove());
  const at = (file: string): string => path.join(course.root, file);
  const setTime = (file: string, seconds: number): void => utimesSync(at(file), seconds, seconds);

  it("is true only for sources that may be newer than what was built and are of other content", () => {
    for (const file of ["lib/dist/a.js", "lib/dist/b.js"]) setTime(file, 1000);
    setTime("lib/a.ts", 2000);
    setTime("lib/b.ts", 2000);
    expect(isEdited(at("lib/a.ts"), at("lib/dist/a.js"))).toBe(false);
    expect(isEdited(at("lib/b.ts"), at("lib/dist/b.js"))).toBe(true);
    // Edited while it was being built.
    setTime("lib/b.ts", 990);
    expect(isEdited(at("lib/b.ts"), at("lib/dist/b.js"))).toBe(true);
    setTime("lib/b.ts", 500);
    expect(isEdited(at("lib/b.ts"), at("lib/dist/b.js"))).toBe(false);
    expect(isEdited(at("lib/new.ts"), at("lib/dist/new.js"))).toBe(true);
  });

  it("reads what tsc before 5.6 wrote, and takes a half-written file for no build", () => {
    course.write("lib/dist/.tsbuildinfo", JSON.stringify({ program: infos }));
    expect(isEdited(at("lib/a.ts"), at("lib/dist/a.js"))).toBe(false);
    course.write("lib/dist/.tsbuildinfo", '{"fileNames": [');
    expect(isEdited(at("lib/a.ts"), at("lib/dist/a.js"))).toBe(true);
  });
});
