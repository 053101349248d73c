import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extractEntry, readEntry, withZip, type Zip, ZipError } from "lib/setup/shared/zip";
import { zipSync } from "fflate";

let folder: string;
let archive: string;
const long = Buffer.from("abc".repeat(100_000));
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "zip-"));
  archive = path.join(folder, "a.zip");
  const files = {
    "deep/": new Uint8Array(),
    "deep/long.txt": [new Uint8Array(long), { level: 6 }],
    "stored.txt": [new Uint8Array(Buffer.from("as it is")), { level: 0 }],
    "empty.txt": new Uint8Array(),
  } as const;
  writeFileSync(archive, zipSync(files as never, { comment: "a comment" } as never));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entryOf = ({ entries }: Zip, name: string) => entries.find(({ fileName }) => fileName === name)!;

describe("withZip", () => {
  it("lists the files with their sizes, without the folders", async () => {
    const sizes = await withZip(archive, async ({ entries }) =>
      entries.map(({ fileName, uncompressedSize }) => [fileName, uncompressedSize]),
    );
    expect(sizes).toEqual([
      ["deep/long.txt", 300_000],
      ["stored.txt", 8],
      ["empty.txt", 0],
    ]);
  });

  it("refuses what is cut off and what is no archive, but not for what the disk does", async () => {
    const open = () => withZip(archive, () => Promise.resolve());
    writeFileSync(archive, readFileSync(archive).subarray(0, -30));
    await expect(open()).rejects.toThrow(ZipError);
    writeFileSync(archive, "PK");
    await expect(open()).rejects.toThrow(ZipError);
    rmSync(archive);
    await expect(open()).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("extractEntry and readEntry", () => {
  it("give packed, stored and empty files and their sums", () =>
    withZip(archive, async (zip) => {
      const target = path.join(folder, "new", "long.txt");
      let seen = 0;
      const sum = await extractEntry(zip, entryOf(zip, "deep/long.txt"), target, (n) => (seen += n));
      expect(readFileSync(target).equals(long)).toBe(true);
      expect(sum).toBe(createHash("sha256").update(long).digest("hex"));
      expect(seen).toBe(300_000);
      await extractEntry(zip, entryOf(zip, "empty.txt"), target);
      expect(readFileSync(target)).toHaveLength(0);
      expect(await readEntry(zip, entryOf(zip, "stored.txt"))).toBe("as it is");
      expect(await readEntry(zip, entryOf(zip, "deep/long.txt"))).toBe(long.toString());
    }));

  it("refuse a file of another size than the directory says, and one whose bytes are damaged", async () => {
    const target = path.join(folder, "x");
    await withZip(archive, async (zip) => {
      const entry = Object.assign(entryOf(zip, "deep/long.txt"), { uncompressedSize: 300_001 });
      await expect(extractEntry(zip, entry, target)).rejects.toThrow(
        "deep/long.txt has 300000 bytes instead of 300001",
      );
    });
    const bytes = readFileSync(archive);
    const start = bytes.indexOf("deep/long.txt") + "deep/long.txt".length;
    writeFileSync(archive, bytes.fill(0xff, start, start + 8));
    await withZip(archive, (zip) =>
      expect(extractEntry(zip, entryOf(zip, "deep/long.txt"), target)).rejects.toThrow(ZipError),
    );
  });
});
