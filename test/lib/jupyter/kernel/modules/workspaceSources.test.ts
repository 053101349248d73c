import path from "node:path";
import { sourcesOf } from "lib/jupyter/kernel/modules/workspaceSources";
import { MiniCourse } from "../../../../support/miniCourse";

describe("sourcesOf", () => {
  it("lists the sources of a workspace with what is built of them", () => {
    const course = new MiniCourse({
      "lib/core/a.ts": "",
      "lib/core/types.d.ts": "",
      "lib/dist/core/a.d.ts": "",
      "lib/dist/.tsbuildinfo": "{}",
    });
    const lib = path.join(course.root, "lib");
    expect(sourcesOf(lib)).toEqual([
      { source: path.join(lib, "core/a.ts"), built: path.join(lib, "dist/core/a.js") },
    ]);
    expect(sourcesOf(course.notebooks)).toEqual([]);
    course.remove();
  });
});
