import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { importedEntry } from "lib/jupyter/kernel/modules/esModules/importedEntry";

const folder = mkdtempSync(path.join(tmpdir(), "entries-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file, inside of its package, of an entry of a package with these exports. */
function entry(exports: unknown, request = "pack"): string | null {
  const name = /^(@[^/]+\/)?[^/]+/.exec(request)![0];
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "package.json"), JSON.stringify({ exports }));
  const found = importedEntry(request, ["/no/such/folder", folder]);
  return found && path.relative(path.join(folder, name), found);
}

describe("importedEntry", () => {
  it.each([
    ["a file", "./i.js", "i.js"],
    ["a file for import", { import: "./i.mjs", require: "./i.cjs" }, "i.mjs"],
    ["conditions in conditions", { ".": { import: { types: "./i.d.ts", default: "./i.js" } } }, "i.js"],
    [
      "the first that holds, in the package's order",
      { browser: "./b.js", default: "./d.js", import: "./i.js" },
      "d.js",
    ],
    ["alternatives", { import: ["./i.js", "./j.js"] }, "i.js"],
  ])("finds %s", (_kind, exports, file) => {
    expect(entry(exports)).toBe(file);
  });

  it("finds entries below a package, by their name and by a pattern", () => {
    const exports = {
      ".": "./i.js",
      "./part": "./p.js",
      "./sub/*": "./d/*.js",
      "./raw/*.json": "./j/*.json",
    };
    expect(entry(exports, "pack/part")).toBe("p.js");
    expect(entry(exports, "pack/sub/a/b")).toBe(path.join("d", "a", "b.js"));
    expect(entry(exports, "pack/raw/x.json")).toBe(path.join("j", "x.json"));
    expect(entry(exports, "@scope/pack/part")).toBe("p.js");
  });

  it("finds nothing where a package exports nothing of that, or is not there", () => {
    expect(entry({ ".": "./i.js", "./hidden/*": null }, "pack/other")).toBeNull();
    expect(entry({ "./hidden/*": null }, "pack/hidden/a")).toBeNull();
    expect(entry({ require: "./i.cjs" })).toBeNull();
    expect(entry(undefined)).toBeNull();
    expect(importedEntry("absent", [folder])).toBeNull();
  });
});
