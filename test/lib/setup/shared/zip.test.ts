import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extractEntry, readEntry, readZip } from "lib/setup/shared/zip";
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

const entryOf = async (name: string) => (await readZip(archive)).find((entry) => entry.name === name)!;

describe("readZip", () => {
  it("lists the files with their sizes, without the folders", async () => {
    const entries = await readZip(archive);
    expect(entries.map(({ name, size }) => [name, size])).toEqual([
      ["deep/long.txt", 300_000],
      ["stored.txt", 8],
      ["empty.txt", 0],
    ]);
  });

  it("refuses what is cut off and what is no archive", async () => {
    writeFileSync(archive, readFileSync(archive).subarray(0, -30));
    await expect(readZip(archive)).rejects.toThrow("this is no whole zip archive");
    writeFileSync(archive, "PK");
    await expect(readZip(archive)).rejects.toThrow(RangeError);
  });
});

describe("extractEntry", () => {
  it("writes packed, stored and empty files and gives their sums", async () => {
    const target = path.join(folder, "new", "long.txt");
    let seen = 0;
    const sum = await extractEntry(archive, await entryOf("deep/long.txt"), target, (n) => (seen += n));
    expect(readFileSync(target).equals(long)).toBe(true);
    expect(sum).toBe(createHash("sha256").update(long).digest("hex"));
    expect(seen).toBe(300_000);
    await extractEntry(archive, await entryOf("empty.txt"), target);
    expect(readFileSync(target)).toHaveLength(0);
    expect(await readEntry(archive, await entryOf("stored.txt"))).toBe("as it is");
  });

  it("refuses a file of another size than the directory says", async () => {
    const entry = await entryOf("stored.txt");
    const target = path.join(folder, "x");
    await expect(extractEntry(archive, { ...entry, size: 9 }, target)).rejects.toThrow(
      "stored.txt has 8 bytes instead of 9",
    );
  });
});
