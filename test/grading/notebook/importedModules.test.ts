import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importedModules } from "grading/notebook/importedModules";

describe("importedModules", () => {
  const lib = mkdtempSync(path.join(tmpdir(), "imported-modules-"));
  const write = (name: string, source: string) => {
    mkdirSync(path.dirname(path.join(lib, name)), { recursive: true });
    writeFileSync(path.join(lib, `${name}.ts`), source);
  };
  afterAll(() => rmSync(lib, { recursive: true }));

  it("follows values and types, each as far as it goes", () => {
    write("a/start", 'import { b } from "./b";\nimport type { C } from "../c";\nimport fs from "node:fs";');
    write(
      "a/b",
      'import {\n  type D,\n  d,\n} from "../d";\nexport { e } from "../e";\nimport { b } from "./b";',
    );
    write("c", 'import { f } from "./f";');
    write("d", 'import type { C } from "./c";');
    write("e", "");
    write("f", 'import { d } from "./d";');
    expect(importedModules(lib, "a/start")).toEqual({
      values: ["a/start", "a/b", "d", "e"],
      types: ["c", "f"],
    });
  });

  it("names what is not there", () => {
    write("g", 'import { h } from "./h";');
    expect(() => importedModules(lib, "g")).toThrow("lib holds no h.ts");
  });
});
