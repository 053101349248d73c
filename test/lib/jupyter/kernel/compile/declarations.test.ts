import { declarationsAfterFailure } from "lib/jupyter/kernel/compile/declarations";

const before = `declare const n: string, m: string;
import { a, b as c } from "x";
declare function f(): string;
interface Shape { old: 1; }
`;

describe("declarationsAfterFailure", () => {
  it("takes lost values from before and all else from after", () => {
    const after = `declare const n: number, k: number;
declare function f(): number;
declare class A { x: number; }
interface Shape { size: 2; }
`;
    expect(declarationsAfterFailure(before, after, new Set(["n", "f", "A"]))).toBe(
      `declare const k: number;
interface Shape { size: 2; }
declare const n: string;
declare function f(): string;
`,
    );
  });

  it("picks single names out of imports", () => {
    const after =
      'import fs, { readFileSync, existsSync as exists } from "fs";\nimport * as path from "path";\n';
    expect(declarationsAfterFailure(before, after, new Set(["c", "exists", "path"]))).toBe(
      'import fs, { readFileSync } from "fs";\nimport { b as c } from "x";\n',
    );
  });
});
