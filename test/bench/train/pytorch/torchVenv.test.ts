import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findTorch, obtainTorch } from "./torchVenv";

describe("obtainTorch", () => {
  const { XDG_CACHE_HOME: before, LOCALAPPDATA: local } = process.env;
  const isTTY = process.stdin.isTTY;
  const folder = mkdtempSync(path.join(tmpdir(), "bench-torch-"));

  beforeAll(() => {
    Object.assign(process.env, { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder });
    process.stdin.isTTY = false;
  });

  afterAll(() => {
    process.stdin.isTTY = isTTY;
    for (const [name, value] of Object.entries({ XDG_CACHE_HOME: before, LOCALAPPDATA: local }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    rmSync(folder, { recursive: true });
  });

  it("installs nothing unasked, and says how to", async () => {
    const said: string[] = [];
    expect(await obtainTorch(false, (line) => said.push(line))).toBeNull();
    expect(said).toEqual(["PyTorch is not installed for the bench: it times ours alone. --yes installs it."]);
    expect(findTorch()).toBeNull();
  });
});
