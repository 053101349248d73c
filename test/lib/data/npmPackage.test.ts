import { mkdtempSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { npmPackage, readTar } from "lib/data/npmPackage";

/** A file of an archive, as POSIX lays it out. */
function entry(name: string, content: string, prefix = "", kind = "0"): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write(kind, 156);
  header.write("ustar", 257);
  header.write(prefix, 345);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

describe("readTar", () => {
  it("gives regular files by their paths, long ones too, and no folders", () => {
    const end = Buffer.alloc(1024);
    const files = readTar(
      Buffer.concat([
        entry("package/", "", "", "5"),
        entry("a.txt", "x".repeat(700)),
        entry("b", "b", "very/long"),
        end,
      ]),
    );
    expect([...files.keys()]).toEqual(["a.txt", "very/long/b"]);
    expect(Buffer.from(files.get("a.txt")!).toString()).toBe("x".repeat(700));
    expect(() => readTar(entry("a.txt", "x".repeat(700)).subarray(0, 600))).toThrow("must not be cut off");
  });
});

describe("npmPackage", () => {
  it("refuses and deletes another file than the one it was", () => {
    const cache = mkdtempSync(path.join(tmpdir(), "packages-"));
    const file = path.join(cache, "some-1.0.0.tgz");
    writeFileSync(file, "other");
    const wanted = { name: "some", version: "1.0.0", sha256: "0".repeat(64) };
    expect(() => npmPackage(wanted, cache)).toThrow(/must have the sha256 0{64}, got d9298a10/);
    expect(existsSync(file)).toBe(false);
    rmSync(cache, { recursive: true });
  });
});
