import { nameAskedAbout } from "lib/jupyter/kernel/protocol/pager";

describe("nameAskedAbout", () => {
  it.each([
    ["?average", "average"],
    ["average?", "average"],
    [" ?? Math.hypot\n", "Math.hypot"],
    ["θ_1??", "θ_1"],
  ])("finds the name in %j", (code, name) => {
    expect(nameAskedAbout(code)).toBe(name);
  });

  it.each(["a ? b : c", "a?.b", "x ?? y", "", "?", "// what?", "f(x)?", "a?\nb"])(
    "leaves %j to the compiler",
    (code) => {
      expect(nameAskedAbout(code)).toBeNull();
    },
  );
});
