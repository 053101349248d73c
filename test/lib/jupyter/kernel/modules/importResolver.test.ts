import path from "node:path";
import ts from "typescript";
import { ImportResolver } from "lib/jupyter/kernel/modules/importResolver";

const root = path.resolve(__dirname, "../../../../..");
const cell = path.join(root, "notebooks/__tslab__.ts");

/** Whether a cell with this import has its imports looked up again at the next cell. */
function isLookedUpAgain(name: string): boolean {
  const resolver = new ImportResolver(ts, {}, ts.sys, root);
  resolver.resolveAll([name], cell);
  return resolver.mustResolveAgain(cell);
}

describe("ImportResolver", () => {
  it("looks again at each cell for what is not there yet", () => {
    expect(isLookedUpAgain("./missing")).toBe(true);
    expect(isLookedUpAgain("no-such-package")).toBe(true);
  });

  it("does not look again for what was found, nor for Node's own modules, which are in no file", () => {
    expect(isLookedUpAgain("lib/tabular/mdp")).toBe(false);
    expect(isLookedUpAgain("node:fs")).toBe(false);
    expect(isLookedUpAgain("fs")).toBe(false);
  });
});
