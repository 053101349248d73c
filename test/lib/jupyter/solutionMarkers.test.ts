import { MarkerError, replaceSolutions, solutionLines, solutionRegions } from "lib/jupyter/solutionMarkers";

const source = ["function f() {", "  // BEGIN SOLUTION 01.4", "  return 1;", "  // END SOLUTION", "}"].join(
  "\n",
);

describe("solutionRegions", () => {
  it("finds each region with its indentation and exercise", () => {
    expect(solutionRegions(source, "cell 1")).toEqual([{ begin: 1, end: 3, indent: "  ", id: "01.4" }]);
  });

  it("knows Markdown's markers", () => {
    expect(solutionRegions("<!-- BEGIN SOLUTION -->\nanswer\n<!-- END SOLUTION -->", "cell 1")).toHaveLength(
      1,
    );
  });

  it.each([
    ["// BEGIN SOLUTION\nx", /line 1: BEGIN SOLUTION without END/],
    ["x\n// END SOLUTION", /line 2: END SOLUTION without BEGIN/],
    ["// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", /line 2: BEGIN SOLUTION inside/],
    ["x(); // BEGIN SOLUTION\n// END SOLUTION", /line 1: a solution marker must stand alone/],
    ["// begin solution\nx\n// end solution", /line 1: a solution marker must stand alone/],
  ])("refuses unbalanced or misplaced markers: %j", (text, message) => {
    expect(() => solutionRegions(text, "cell 1")).toThrow(MarkerError);
    expect(() => solutionRegions(text, "cell 1")).toThrow(message);
  });
});

describe("replaceSolutions", () => {
  it("puts the replacement at the marker's indentation, or nothing", () => {
    expect(replaceSolutions(source, "cell 1", () => "todo();")).toBe("function f() {\n  todo();\n}");
    expect(replaceSolutions(source, "cell 1", () => undefined)).toBe("function f() {\n}");
  });
});

describe("solutionLines", () => {
  it("gives the marked lines with their index", () => {
    expect(solutionLines(source, "cell 1")).toEqual([{ line: 2, text: "  return 1;" }]);
  });
});
