import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findOnPath } from "../../../support/findOnPath";
import { mklShim } from "./mklShim";

describe("mklShim", () => {
  const before = process.env.XDG_CACHE_HOME;
  const folder = mkdtempSync(path.join(os.tmpdir(), "mkl-shim-"));

  beforeAll(() => (process.env.XDG_CACHE_HOME = folder));

  afterAll(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
    rmSync(folder, { recursive: true });
  });

  it("is a library that loads, on AMD's processors under Linux where there is a compiler, and nothing elsewhere", () => {
    const isLinuxOnAmd =
      process.platform === "linux" && process.arch === "x64" && os.cpus()[0].model.includes("AMD");
    const library = mklShim();
    if (!isLinuxOnAmd || findOnPath("cc") === undefined) return expect(library).toBeNull();
    expect(library).toBe(path.join(folder, "dreamer-course", "bench-mkl-shim.so"));
    // Where it does not load, the loader says so on stderr.
    const { stderr } = spawnSync("true", { env: { ...process.env, LD_PRELOAD: library! }, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(mklShim()).toBe(library);
  });
});
