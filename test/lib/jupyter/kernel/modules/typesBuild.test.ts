import { parseBuildOutput } from "lib/jupyter/kernel/modules/typesBuild";

describe("parseBuildOutput", () => {
  it("finds each message with its place and the lines that explain it", () => {
    const output = [
      "lib/core/a.ts(3,14): error TS2322: Type 'A' is not assignable to type 'B'.",
      "  Property 'x' is missing.",
      "lib/b.ts(1,1): error TS1005: ';' expected.",
      "error TS5083: Cannot read file.",
    ].join("\r\n");
    expect(parseBuildOutput(output, "/c")).toEqual([
      {
        file: "/c/lib/core/a.ts",
        line: 3,
        column: 14,
        code: "TS2322",
        text: "Type 'A' is not assignable to type 'B'.\n  Property 'x' is missing.",
      },
      { file: "/c/lib/b.ts", line: 1, column: 1, code: "TS1005", text: "';' expected." },
    ]);
    expect(parseBuildOutput("", "/c")).toEqual([]);
  });
});
