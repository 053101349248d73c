import { ModuleSyntaxError } from "lib/jupyter/kernel/modules/moduleSyntaxError";
import { registerSourceMap, sourcePlace } from "lib/jupyter/kernel/modules/sourceMaps";
import { preparedBuilt, transpileSource } from "lib/jupyter/kernel/modules/transpile";

function evaluate(code: string): Record<string, unknown> {
  const exports = {};
  new Function("exports", "require", code)(exports, () => ({ __esModule: true, y: 1 }));
  return exports;
}

describe("transpileSource", () => {
  it("makes a CommonJS module whose exports can be filled again", () => {
    const { code } = transpileSource(
      "/x/a.ts",
      'import { y } from "./y"; export const a: number = y; export { y };',
    );
    const exports = evaluate(code);
    expect({ ...exports }).toEqual({ a: 1, y: 1 });
    expect(Reflect.deleteProperty(exports, "y")).toBe(true);
  });

  it("maps back to the lines of the source", () => {
    const { code, map } = transpileSource(
      "/x/a.ts",
      "type A = 1;\n\n\nexport const fail = () => {\n  throw 1;\n};",
    );
    registerSourceMap("/x/a.js", map);
    const line = code.split("\n").findIndex((text) => text.includes("throw 1")) + 1;
    const column = code.split("\n")[line - 1].indexOf("throw") + 1;
    expect(sourcePlace("/x/a.js", line, column)).toEqual({ file: "/x/a.ts", line: 5, column: 3 });
    expect(sourcePlace("/x/without-map.js", 1, 1)).toBeNull();
  });

  it("tells a syntax error in TypeScript's words with its place", () => {
    const fail = (): unknown => transpileSource("/x/a.ts", "export const a = ;");
    expect(fail).toThrow(ModuleSyntaxError);
    expect(fail).toThrow("Expression expected.");
    expect(fail).toThrow(expect.objectContaining({ file: "/x/a.ts", start: 17 }));
  });

  it("understands decorators, JSX in .tsx, enums and class fields", () => {
    const { code } = transpileSource(
      "/x/a.ts",
      "export enum E { A = 3 }\nexport class C { #p = 4; get p() { return this.#p; } }",
    );
    const { E, C } = evaluate(code) as { E: { A: number }; C: new () => { p: number } };
    expect([E.A, new C().p]).toEqual([3, 4]);
    expect(transpileSource("/x/a.tsx", "export const a = <b />;").code).toContain("createElement");
  });
});

describe("preparedBuilt", () => {
  it("lets the exports that tsc defines for a re-export be filled again", () => {
    const line = 'Object.defineProperty(exports, "a", { enumerable: true, get: function () { return 1; } });';
    const exports = evaluate(preparedBuilt(line));
    expect(Object.getOwnPropertyDescriptor(exports, "a")).toMatchObject({
      configurable: true,
      enumerable: true,
    });
  });
});
