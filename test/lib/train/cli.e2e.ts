import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tasks } from "lib/train/tasks";

jest.setTimeout(400_000);

const root = path.resolve(__dirname, "../../..");
const program = ["-r", "ts-node/register/transpile-only", path.join(root, "lib/train/cli.ts")];

function train(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const lines = (folder: string): { updates: number; modelUpdates: number; modelLoss: number }[] =>
  readFileSync(path.join(folder, "metrics.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("npm run train", () => {
  let place: string;
  beforeAll(() => (place = mkdtempSync(path.join(tmpdir(), "train-cli-"))));
  afterAll(() => rmSync(place, { recursive: true }));

  it("trains, alone in its folder, survives a kill -9, goes on, and writes a report with curves and films", async () => {
    const folder = path.join(place, "run");
    const child = spawn(process.execPath, [...program, "--env", "catch", "--out", folder], {
      cwd: root,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (!existsSync(path.join(folder, "checkpoint.safetensors"))) await sleep(200);
    const { status: refused, stderr: why } = train("--resume", folder);
    expect([refused, why.trim()]).toEqual([
      1,
      `train: ${folder} is being trained by another process: let it end, or stop it first`,
    ]);
    child.kill("SIGKILL");
    await ended;
    const { status, stdout, stderr } = train("--resume", folder, "--steps", "3200");
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trim()).toBe(path.join(folder, "report.html"));
    const counts = lines(folder).map(({ updates, modelUpdates }) => updates + modelUpdates);
    expect(counts).toEqual(counts.map((_, i) => 20 * (i + 1))); // none twice, none missing
    const page = readFileSync(path.join(folder, "report.html"), "utf8");
    expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(5);
    expect(page.match(/data:image\/gif/g)).toHaveLength(3);
    expect(page).toContain("npm run train -- --agent dreamerV1 --env catch --preset tiny --seed 1");
  });

  it.each([
    [["--env", "chess"], `train: --env must be one of ${Object.keys(tasks).join(", ")}; got chess`],
    [["--env", "catch", "--preset", "huge"], "train: --preset must be tiny for dreamerV1 on catch; got huge"],
    [["--env", "catch", "--steps", "many"], "train: --steps must be an integer of at least 1, got many"],
    [
      ["--env", "catch", "--agent", "dreamerV9"],
      "train: --agent must be dreamerV1 or dreamerV2 for catch; got dreamerV9",
    ],
    [
      ["--resume", "/nowhere"],
      "train: --resume: /nowhere holds no training: there is no settings.json in it",
    ],
    [
      ["--resume", "/nowhere", "--env", "catch"],
      "train: --resume takes what the folder was begun with; give only --steps beside it",
    ],
    [["--env", "catch", "--seeds", "1,2,1"], "train: --seeds must be different ones, got 1,2,1"],
    [["--env"], "train: Option '--env <value>' argument missing. See npm run train -- --help"],
  ])("says in one sentence what is wrong with %j", (args, sentence) => {
    const { status, stderr } = train(...args);
    expect(stderr.trim()).toBe(sentence);
    expect(status).toBe(1);
  });
});
