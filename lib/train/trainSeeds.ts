import { spawn } from "node:child_process";
import path from "node:path";
import { existsSync } from "node:fs";
import type { TrainSettings } from "./readTask";

/** A training of its own. */
export interface SeedRun {
  readonly seed: number;
  readonly folder: string;
}

/** The last line that a process wrote, as it is rewritten. */
const lastLine = (text: string): string =>
  text
    .trimEnd()
    .split(/[\r\n]/)
    .at(-1) ?? "";

/** Trains several seeds at once, a process each, and says how each of them goes. A folder that holds a training goes on with it.
 *  @returns the exit status: 0 where all are done */
export async function trainSeeds(
  runs: readonly SeedRun[],
  { agent, env, preset }: Omit<TrainSettings, "seed">,
  steps: number | undefined,
): Promise<number> {
  const ends = runs.map(
    ({ seed, folder }) =>
      new Promise<number>((resolve) => {
        const goesOn = existsSync(path.join(folder, "settings.json"));
        const what = goesOn
          ? ["--resume", folder]
          : ["--env", env, "--agent", agent, "--preset", preset, "--seed", String(seed), "--out", folder];
        const length = steps === undefined ? [] : ["--steps", String(steps)];
        const program = [
          "-r",
          "ts-node/register/transpile-only",
          path.join(__dirname, "cli.ts"),
          ...what,
          ...length,
        ];
        const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "pipe"] });
        const tell = (chunk: Buffer) => process.stderr.write(`seed ${seed}: ${lastLine(String(chunk))}\n`);
        child.stderr.on("data", tell);
        child.stdout.on("data", (chunk: Buffer) => process.stdout.write(chunk));
        child.on("close", (code) => resolve(code ?? 2));
      }),
  );
  const codes = await Promise.all(ends);
  return Math.max(...codes);
}
