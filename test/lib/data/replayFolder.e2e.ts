import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Rng } from "lib/core/rng";
import { layoutOf } from "lib/data/columns";
import { ReplayFolder } from "lib/data/replayFolder";
import { columnsOf, createGreys, recordEpisode } from "./recordings";

const root = path.resolve(__dirname, "../../..");
const environment = createGreys(64);
const layout = layoutOf(environment);
const largest = 200_000; // more than the bytes of an episode

/** Lets a process record into a folder, kills it some milliseconds after its first episode, and gives the last number it said. */
function recordAndKill(folder: string, maxBytes: number, milliseconds: number): Promise<number> {
  const script = path.join(__dirname, "recordForever.ts");
  const args = ["-r", "ts-node/register", script, folder, String(maxBytes)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    if (said === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    said += text.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the recording process ended by itself with ${code}`));
      else resolve(Number(said.trim().split("\n").at(-1)));
    });
  });
}

/** Opens the folder after a kill and compares it with what was recorded. @param last number of an episode that was said to be complete */
function lookInto(folder: string, last: number): { first: number; bytes: number } {
  const replay = new ReplayFolder(folder, layout);
  const episodes = [...replay.read()];
  expect(replay.skipped).toEqual([]);
  expect([last + 1, last + 2]).toContain(replay.added);
  const first = replay.added - episodes.length;
  episodes.forEach((episode, i) => {
    const recorded = recordEpisode(environment, first + i);
    expect(columnsOf(episode).join() === columnsOf(recorded).join()).toBe(true);
  });
  return { first, bytes: replay.bytes };
}

describe("ReplayFolder", () => {
  it("has every complete episode bit by bit, after its process was killed at 20 moments by chance", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "killed-"));
    const rng = new Rng("when to kill");
    const cap = 1_000_000;
    try {
      for (let kill = 0; kill < 20; kill++) {
        const isCapped = kill >= 10;
        const last = await recordAndKill(folder, isCapped ? cap : Infinity, 60 * rng.uniform());
        const { first, bytes } = lookInto(folder, last);
        if (isCapped) expect(bytes).toBeLessThan(cap + 2 * largest);
        else expect(first).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 240_000);
});
