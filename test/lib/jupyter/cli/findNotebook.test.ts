import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findNotebook } from "lib/jupyter/cli/findNotebook";

describe("findNotebook", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "notebooks-"));
    for (const name of ["01-one.ipynb", "02-two.ipynb", "02-too.ipynb"])
      writeFileSync(path.join(folder, name), "");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("finds a notebook by number and by name", () => {
    expect(findNotebook("01", folder)).toBe(path.join(folder, "01-one.ipynb"));
    expect(findNotebook("02-two", folder)).toBe(path.join(folder, "02-two.ipynb"));
  });

  it("takes a path as it is", () => {
    expect(findNotebook("/somewhere/x.ipynb", folder)).toBe("/somewhere/x.ipynb");
  });

  it("says which there are when none fits or several do", () => {
    expect(() => findNotebook("03", folder)).toThrow(/no notebook "03" in .*; there are: 01-one.ipynb/);
    expect(() => findNotebook("02", folder)).toThrow(/"02" could be any of 02-too.ipynb, 02-two.ipynb/);
  });
});
