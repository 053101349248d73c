import { keepsState } from "lib/jupyter/kernel/modules/importers";

describe("keepsState", () => {
  it("is true for displays, widgets and the grader, false for the rest of lib and for scripts", () => {
    expect(keepsState("/c/lib/dist/jupyter/display/publish.js")).toBe(true);
    expect(keepsState("/c/grading/dist/check.js")).toBe(true);
    expect(keepsState("/c/lib/dist/core/rng.js")).toBe(false);
    expect(keepsState("/c/notebooks/mine.ts")).toBe(false);
    expect(keepsState("/dist/jupyter/mine.ts")).toBe(false);
  });
});
