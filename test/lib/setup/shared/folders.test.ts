import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bytesBelow, filesBelow, freeBytes } from "lib/setup/shared/folders";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "folders-"));
  mkdirSync(path.join(folder, "b", "c"), { recursive: true });
  writeFileSync(path.join(folder, "b", "c", "x"), "12345");
  writeFileSync(path.join(folder, "a"), "1");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("filesBelow and bytesBelow", () => {
  it("look into every folder, and find nothing where there is none", () => {
    expect(filesBelow(folder)).toEqual(["a", "b/c/x"]);
    expect(bytesBelow(folder)).toBe(6);
    expect(filesBelow(path.join(folder, "none"))).toEqual([]);
    expect(bytesBelow(path.join(folder, "none"))).toBe(0);
  });
});

describe("freeBytes", () => {
  it("looks at the disk of a folder that does not exist yet", () => {
    expect(freeBytes(path.join(folder, "not", "yet"))).toBeGreaterThan(0);
  });
});
