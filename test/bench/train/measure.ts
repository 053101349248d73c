import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { decode } from "lib/data/safetensors";
import { compareSteps, type Difference, tolerances } from "./compareSteps";
import { type Contender, type ContenderName, startContenders } from "./contenders";
import { type Torch } from "./pytorch/torchVenv";
import { type SizeName, type Task } from "./trainSize";
import { type Times } from "./trainWorker";

/** Steps that make a contender ready: capture records two, torch.compile compiles in the first. */
const stepsToPrime = 2;

/** What was measured of one contender. */
export interface Measured {
  name: ContenderName;
  /** Milliseconds of each counted step, by turns; a turn's first step is not counted, as others ran before it. */
  turns: number[][];
  /** From the first call until the step is recorded or compiled, seconds. */
  readySeconds: number;
  /** The same at a second start; null where nothing is kept from start to start. */
  readyAgainSeconds: number | null;
  /** The largest resident set until it is ready, and in all. */
  readyPeakBytes: number;
  peakBytes: number;
  /** By what its step differs from the reference's; null for the reference itself. */
  difference: Difference | null;
  /** Milliseconds of each policy step, the first ones left out. */
  acting: number[];
  /** Milliseconds to draw a training step's noise. */
  drawing: number[];
}

/** What was measured of all contenders at one size. */
export interface SizeResult {
  task: Task;
  contenders: Measured[];
  /** The best rate of matrix products that any of them reached, GFLOP/s. */
  productGflops: number;
}

/** How long the measurement may take. */
export interface Effort {
  turns: number;
  /** Counted steps in a turn. */
  steps: Record<SizeName, number>;
}

type Say = (line: string) => void;

async function ask<T>({ process, prepare }: Contender, command: string) {
  if (prepare) await process.ask(prepare);
  return process.ask<T>(command);
}

/** The contender that the others must agree with: PyTorch where it is there, else the plain eager step. */
function referenceOf(contenders: readonly Contender[]): Contender {
  const byName = (part: string) => contenders.find(({ name }) => name.startsWith(part));
  return (byName("PyTorch") ?? byName("eager"))!;
}

type Readiness = Pick<Measured, "readySeconds" | "readyAgainSeconds" | "readyPeakBytes">;

async function secondsToPrime(contender: Contender): Promise<{ seconds: number; peakBytes: number }> {
  const { times, peakBytes } = await ask<Times>(contender, `prime ${stepsToPrime}`);
  return { seconds: times.reduce((sum, time) => sum + time, 0) / 1000, peakBytes };
}

/** Lets each get ready. What keeps something from start to start does so twice, first in a process that makes room for the second:
 *  memory that a machine has never used before comes slowly. */
async function prime(contenders: readonly Contender[], size: SizeName, say: Say): Promise<Readiness[]> {
  const found: Readiness[] = [];
  for (const contender of contenders) {
    say(`${size}: ${contender.name} gets ready`);
    const first = await primeBefore(contender);
    const { seconds, peakBytes } = await secondsToPrime(contender);
    const [readySeconds, readyAgainSeconds] = first === null ? [seconds, null] : [first, seconds];
    found.push({ readySeconds, readyAgainSeconds, readyPeakBytes: peakBytes });
  }
  return found;
}

/** How long a start before the one that counts takes; null where nothing is kept from start to start. */
async function primeBefore(contender: Contender): Promise<number | null> {
  const process = contender.startBefore?.();
  if (!process) return null;
  try {
    return (await secondsToPrime({ ...contender, process })).seconds;
  } finally {
    await process.stop();
  }
}

/**
 * Lets each take one step from the same state and compares what it gives; those that share a process are one.
 * @throws Error if two of them compute different things
 */
async function compare(contenders: readonly Contender[], size: SizeName, folder: string) {
  const file = (name: string): string => path.join(folder, `${name.replace(/\W+/g, "-")}.safetensors`);
  const read = (name: string) => decode(readFileSync(file(name)));
  const reference = referenceOf(contenders);
  for (const { process } of new Map(contenders.map((one) => [one.process, one])).values()) {
    await process.ask("run 1");
    await process.ask(`save ${file(process.name)}`);
  }
  const [before, expected] = [read("data"), read(reference.process.name)];
  return contenders.map(({ name, process }): Difference | null => {
    if (process === reference.process) return null;
    const difference = compareSteps(before, read(process.name), expected);
    if (difference.error <= tolerances[size]) return difference;
    throw new Error(
      `bench:train: ${name} computes another step than ${reference.name}: ${difference.name} differs by ` +
        `${difference.error.toPrecision(2)} of its change (allowed: ${tolerances[size]}). Different models are not timed.`,
    );
  });
}

/** Lets all train in turns, so that a busy moment of the machine meets each of them. */
async function timeInTurns(contenders: readonly Contender[], size: SizeName, effort: Effort, say: Say) {
  const turns = contenders.map((): number[][] => []);
  for (let turn = 0; turn < effort.turns; turn++) {
    say(`${size}: turn ${turn + 1} of ${effort.turns}`);
    for (const [i, contender] of contenders.entries()) {
      if (contender.isSlow && turn > 0) continue;
      const steps = contender.isSlow ? 1 : effort.steps[size];
      const { times } = await ask<Times>(contender, `run ${steps + 1}`);
      turns[i].push(times.slice(1));
    }
  }
  return turns;
}

async function measureRest(contender: Contender) {
  const acting = (await ask<Times>(contender, "act 300")).times.slice(100);
  const { times, peakBytes } = await ask<Times>(contender, "draw 12");
  return { acting, drawing: times.slice(2), peakBytes };
}

async function bestProduct(contenders: readonly Contender[]): Promise<number> {
  let best = 0;
  for (const contender of contenders)
    best = Math.max(best, (await ask<{ gflops: number }>(contender, "product")).gflops);
  return best;
}

/**
 * Times all engines at one size: each in a process of its own, on the same numbers, in turns.
 * @throws Error if one of them computes another step than the others, or ends
 */
export async function measureSize(
  task: Task,
  torch: Torch | null,
  options: { effort: Effort; quick: boolean; say: Say },
): Promise<SizeResult> {
  const { size } = task;
  const folder = mkdtempSync(path.join(tmpdir(), "bench-train-"));
  const contenders = startContenders(task, path.join(folder, "data.safetensors"), torch, options.quick);
  try {
    const readiness = await prime(contenders, size, options.say);
    const differences = await compare(contenders, size, folder);
    const turns = await timeInTurns(contenders, size, options.effort, options.say);
    const measured: Measured[] = [];
    for (const [i, contender] of contenders.entries()) {
      const facts = { turns: turns[i], ...readiness[i], difference: differences[i] };
      measured.push({ name: contender.name, ...facts, ...(await measureRest(contender)) });
    }
    return { task, contenders: measured, productGflops: await bestProduct(contenders) };
  } finally {
    await Promise.all(contenders.map(({ process }) => process.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}
