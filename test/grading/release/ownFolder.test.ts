import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inOwnFolder } from "grading/release/ownFolder";

const root = path.resolve(__dirname, "../../..");
const source = path.join(root, "grading/release/ownFolder.ts");

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), "own-folder-"));
  folder = path.join(parent, "own");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function fill(): Promise<number> {
  mkdirSync(folder);
  writeFileSync(path.join(folder, "half"), "");
  return 3;
}

describe("inOwnFolder", () => {
  it("gives what the work gives, and the folder is gone", async () => {
    expect(await inOwnFolder(folder, fill)).toBe(3);
    expect(existsSync(folder)).toBe(false);
  });

  it("throws what the work throws, and the folder is gone", async () => {
    const fails = async () => {
      await fill();
      throw new Error("no");
    };
    await expect(inOwnFolder(folder, fails)).rejects.toThrow("no");
    expect(existsSync(folder)).toBe(false);
  });

  it("leaves no folder where the process is ended in the middle, as Ctrl-C does by endOnSignals", () => {
    const script = `
      const { mkdirSync, existsSync } = require("node:fs");
      const { inOwnFolder } = require(${JSON.stringify(source)});
      inOwnFolder(${JSON.stringify(folder)}, async () => {
        mkdirSync(${JSON.stringify(folder)});
        setTimeout(() => process.exit(existsSync(${JSON.stringify(folder)}) ? 130 : 1), 10);
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
    const { status } = spawnSync(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", script], {
      cwd: root,
    });
    expect([status, existsSync(folder)]).toEqual([130, false]);
  });
});
