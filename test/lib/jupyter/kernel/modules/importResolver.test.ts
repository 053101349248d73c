import path from "node:path";
import ts from "@tslab/typescript-for-tslab";
import { ImportResolver, type WatchHost } from "lib/jupyter/kernel/modules/importResolver";

const root = path.resolve(__dirname, "../../../../..");
const cell = path.join(root, "notebooks/__tslab__.ts");

function resolverHost(): WatchHost {
  const host = { ...ts.sys, options: {}, fileExists: ts.sys.fileExists } as unknown as WatchHost;
  new ImportResolver(ts, host, root).install();
  return host;
}

/** Whether a cell with this import has its imports looked up again at the next cell. */
function isLookedUpAgain(name: string): boolean {
  const host = resolverHost();
  const literals = [{ text: name }] as unknown as ts.StringLiteralLike[];
  host.resolveModuleNameLiterals!(
    literals,
    cell,
    undefined,
    {},
    undefined as unknown as ts.SourceFile,
    undefined,
  );
  return host.hasInvalidatedResolutions!(cell as ts.Path);
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
