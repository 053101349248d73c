import { parseCell } from "lib/jupyter/kernel/compile/parseCell";
import { writeOutProperties as writeOut } from "lib/jupyter/kernel/compile/propertyNames";

const writeOutProperties = (previous: string, source: string) => writeOut(previous, parseCell(source));

describe("writeOutProperties", () => {
  const previous = "declare function evalPolicy(x: number): number;\ndeclare const $rate: number;";

  it("writes out a name that an earlier cell declared", () => {
    expect(writeOutProperties(previous, 'await check("1.1", { evalPolicy });')).toBe(
      'await check("1.1", { evalPolicy: evalPolicy });',
    );
  });

  it("writes out each of several names, and no other text", () => {
    const source = "f({ evalPolicy, b: 1, $rate }); const s = '{ evalPolicy }'; // { evalPolicy }";
    expect(writeOutProperties(previous, source)).toBe(
      "f({ evalPolicy: evalPolicy, b: 1, $rate: $rate }); const s = '{ evalPolicy }'; // { evalPolicy }",
    );
  });

  it("leaves names of the cell itself as they are", () => {
    const source = "const local = 1; const { a: e } = { local }; const { rate } = e;";
    expect(writeOutProperties(previous, source)).toBe(source);
  });

  it("quotes the names of properties that are taken apart", () => {
    const source = "const { evalPolicy: e, b: [{ $rate: r = 1 }] } = o; ({ $rate: e, evalPolicy } = o);";
    expect(writeOutProperties(previous, source)).toBe(
      'const { "evalPolicy": e, b: [{ "$rate": r = 1 }] } = o; ({ "$rate": e, "evalPolicy": evalPolicy } = o);',
    );
  });

  it("leaves the names of an object's own properties", () => {
    const source =
      "const o = { $rate: 1, f: { evalPolicy: 2 } }; for (const { c } of [{ evalPolicy: 1 }]) c;";
    expect(writeOutProperties(previous, source)).toBe(source);
  });

  it("leaves a cell that cannot be parsed to the compiler's own message", () => {
    expect(() => writeOutProperties(previous, "const x = {{ evalPolicy ;")).not.toThrow();
  });
});
