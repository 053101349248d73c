import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesBelow } from "lib/setup/shared/folders";
import { sweep, sweptAround } from "lib/setup/tensors/sweep";

let cache: string;
const left = [
  "tensorflow-2.21.0-linux-x64.7.part/deps/x",
  "tensorflow-2.9.1-linux-x64.old/x",
  "downloads/partial-7/x",
];
const kept = ["downloads/tensorflow.whl", "tensorflow-2.21.0-linux-x64/build.json", "torch/x.part/y"];
beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), "a cache-"));
  for (const file of [...left, ...kept]) {
    mkdirSync(path.dirname(path.join(cache, file)), { recursive: true });
    writeFileSync(path.join(cache, file), "");
  }
});
afterEach(() => rmSync(cache, { recursive: true }));

describe("sweep", () => {
  it("removes what is half done, and neither what is whole nor what is others'", () => {
    sweep(cache);
    expect(filesBelow(cache)).toEqual(kept);
    expect(() => sweep(path.join(cache, "none"))).not.toThrow();
  });
});

describe("sweptAround", () => {
  it("sweeps before and after the action, and after its failure", async () => {
    const half = path.join(cache, "tensorflow-2.21.0-linux-x64.8.part");
    const act = () => {
      expect(filesBelow(cache)).toEqual(kept);
      mkdirSync(half);
      writeFileSync(path.join(half, "x"), "");
    };
    await sweptAround(cache, async () => act());
    expect(filesBelow(cache)).toEqual(kept);
    const fail = async () => {
      act();
      throw new Error("no");
    };
    await expect(sweptAround(cache, fail)).rejects.toThrow("no");
    expect(filesBelow(cache)).toEqual(kept);
  });

  it("sweeps when the process is ended meanwhile", () => {
    const script = `
      const { sweptAround } = require(${JSON.stringify(path.resolve("lib/setup/tensors/sweep.ts"))});
      const { mkdirSync } = require("node:fs");
      process.on("SIGTERM", () => process.exit(1));
      sweptAround(process.argv[1], () => {
        mkdirSync(process.argv[1] + "/tensorflow-2.21.0-linux-x64.9.part/deps", { recursive: true });
        process.kill(process.pid, "SIGTERM");
        return new Promise((resolve) => setTimeout(resolve, 20_000));
      });`;
    const run = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", script, cache], {
      encoding: "utf8",
    });
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(filesBelow(cache)).toEqual(kept);
  });
});
