import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeAtomically } from "lib/setup/shared/writeAtomically";

describe("writeAtomically", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "atomic-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("replaces a file and makes its folder", () => {
    const file = path.join(folder, "new", "file.txt");
    writeAtomically(file, "old");
    writeAtomically(file, Buffer.from("new"));
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(readdirSync(path.dirname(file))).toEqual(["file.txt"]);
  });

  it("leaves nothing behind when the place is taken by a folder", () => {
    mkdirSync(path.join(folder, "taken"));
    expect(() => writeAtomically(path.join(folder, "taken"), "text")).toThrow();
    expect(readdirSync(folder)).toEqual(["taken"]);
  });
});
