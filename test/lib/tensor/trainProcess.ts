import { spawnSync } from "node:child_process";
import path from "node:path";
import type { EngineName } from "lib/tensor/engines/engine";
import type { EagerBackend } from "lib/tensor/tf";

export const root = path.resolve(__dirname, "../../..");
export const program = path.join(__dirname, "trainTiny.ts");

/** What a training measures at each step. */
export interface Training {
  losses: number[];
  tensors: number[];
  rss: number[];
}

/** Runs a training in a process of its own and gives what it prints. */
export function train(backend: EagerBackend, engine: EngineName, steps: number): Training {
  const args = ["-r", "ts-node/register", program, backend, engine, String(steps)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    timeout: 240_000,
  });
  if (status !== 0) throw new Error(`${backend}, ${engine}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

/** By how much losses differ from those that are expected at most, relatively; there may be more of them. */
export const largestError = (losses: readonly number[], expected: readonly number[]): number =>
  Math.max(...expected.map((loss, i) => Math.abs(losses[i] - loss) / Math.abs(loss)));
