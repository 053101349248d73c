import { readFileSync } from "node:fs";
import { gymnasiumPython, gymnasiumVenv } from "lib/setup/gymnasium/gymnasiumVenv";
import { requirementLines } from "lib/setup/shared/venv";
import { scratchFolder } from "../../../support/scratchFolder";

describe("gymnasiumVenv", () => {
  it("lies in the user's cache and has pinned packages", () => {
    const { venv, requirements } = gymnasiumVenv("/cache");
    expect(venv).toBe("/cache/gymnasium");
    for (const line of requirementLines(readFileSync(requirements, "utf8")))
      expect(line).toMatch(/^[a-z0-9-]+==[\w.]+$/);
  });
});

describe("gymnasiumPython", () => {
  it("says by what it is installed where it is not there", () => {
    expect(() => gymnasiumPython(gymnasiumVenv(scratchFolder("no-gymnasium")))).toThrow(
      "Gymnasium is not installed. Run: npm run setup:gymnasium",
    );
  });
});
