import { judgeCompleteness } from "lib/jupyter/kernel/compile/codeCompleteness";

describe("judgeCompleteness", () => {
  it.each([
    "",
    "const one = 1;",
    "one + 1",
    "await Promise.resolve(1)",
    "for await (const x of y) {}",
    'import { a } from "b"; a()',
    "`a ${`b ${1}`} c`",
    "const x = <T,>(y: T) => y;",
    "const y = <string>x;",
    "// a comment {",
    "const r = /[{(]/g;",
    "@dec class A {}",
  ])("runs %j", (code) => {
    expect(judgeCompleteness(code)).toEqual({ status: "complete", indent: "" });
  });

  it.each([
    ["function f() {", "  "],
    ["function f(", "  "],
    ["class A {\n  run() {", "    "],
    ["class A {\n  run() {\n    go();", "    "],
    ["class A {\n  run() {\n    go();\n  }", "  "],
    ["for (const x of [1, 2]) {\n  console.log(x);", "  "],
    ["const list = [1,", "  "],
    ["f({\n  a: [\n    1,", "    "],
    ["1 +", "  "],
    ["if (x)", "  "],
    ["const f = (x: number) =>", "  "],
    ["\tif (x) {", "\t  "],
    ["const text = `a", ""],
    ["const text = `a ${", "  "],
    ["const text = `a ${1} b", ""],
    ["/* a comment", ""],
    ["f(/[)]/,", "  "],
    ["f(a / 2,", "  "],
    ["type A =", "  "],
  ])("waits after %j", (code, indent) => {
    expect(judgeCompleteness(code)).toEqual({ status: "incomplete", indent });
  });

  it.each(["const = 5", "let x = )", "class 7 {}", "}", "'abc", "const s = 'abc\nf()", "f(] ", "1 2 3 {"])(
    "refuses %j",
    (code) => {
      expect(judgeCompleteness(code)).toEqual({ status: "invalid", indent: "" });
    },
  );
});
