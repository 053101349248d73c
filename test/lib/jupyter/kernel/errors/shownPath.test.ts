import path from "node:path";
import { shownPath } from "lib/jupyter/kernel/errors/shownPath";

const root = path.resolve(__dirname, "../../../../..");

describe("shownPath", () => {
  it("names files by the shortest base: the notebook's folder, then the course", () => {
    const notebooks = path.join(root, "notebooks");
    expect(shownPath(path.join(notebooks, "mine.ts"), notebooks)).toBe("mine.ts");
    expect(shownPath(path.join(root, "lib/core/rng.ts"), notebooks)).toBe("lib/core/rng.ts");
    expect(shownPath("/elsewhere/x.ts", notebooks)).toBe("/elsewhere/x.ts");
  });
});
