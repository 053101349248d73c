import { expandShorthand } from "../../../../../lib/jupyter/kernel/execution/shorthand";

describe("expandShorthand", () => {
  const previous = "declare function evalPolicy(x: number): number;\ndeclare const $rate: number;";

  it("writes out a name that an earlier cell declared", () => {
    expect(expandShorthand(previous, 'await check("1.1", { evalPolicy });')).toBe(
      'await check("1.1", { evalPolicy: evalPolicy });',
    );
  });

  it("writes out each of several names, and no other text", () => {
    const source = "f({ evalPolicy, b: 1, $rate }); const s = '{ evalPolicy }'; // { evalPolicy }";
    expect(expandShorthand(previous, source)).toBe(
      "f({ evalPolicy: evalPolicy, b: 1, $rate: $rate }); const s = '{ evalPolicy }'; // { evalPolicy }",
    );
  });

  it("leaves names of the cell itself and destructuring declarations as they are", () => {
    const source = "const local = 1; const { evalPolicy: e } = { local }; const { rate } = e;";
    expect(expandShorthand(previous, source)).toBe(source);
  });

  it("leaves a cell that cannot be parsed to the compiler's own message", () => {
    expect(() => expandShorthand(previous, "const x = {{ evalPolicy ;")).not.toThrow();
  });
});
