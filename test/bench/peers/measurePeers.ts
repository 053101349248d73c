import type { EngineProcess } from "../train/engineProcess";

/** One who takes part: a process that answers "run N". */
export interface Peer {
  readonly name: string;
  readonly process: EngineProcess;
}

/** What was measured of one peer. */
export interface MeasuredPeer {
  name: string;
  /** Milliseconds of each counted step, by turns; a turn's first step is not counted, as others ran before it. */
  turns: number[][];
  /** The first two steps, in which it traces and compiles, in seconds. */
  readySeconds: number;
  peakBytes: number;
  /** The largest relative difference of its first losses from those of the first peer. */
  difference: number;
}

/** What a peer answers. */
interface Run {
  times: number[];
  losses: number[];
}

/** How long the measurement takes. */
export interface Effort {
  turns: number;
  /** Counted steps in a turn. */
  steps: number;
}

/** Losses that are compared before anything is timed: each depends on all weights after the steps before it. */
const compared = 10;

/** By how much, relatively, the losses of two peers may differ. */
const tolerance = 1e-4;

/**
 * The largest relative difference of two lists of losses.
 * @throws Error where it is more than 1e-4, or the losses do not fall: then the peers do not compute the same work
 */
export function differenceOf(name: string, losses: readonly number[], expected: readonly number[]): number {
  const errors = expected.map((loss, i) => Math.abs(losses[i] - loss) / Math.abs(loss));
  const largest = Math.max(...errors);
  if (!(largest <= tolerance))
    throw new Error(
      `bench:peers: the losses of ${name} differ by ${largest.toExponential(1)} (at most 1e-4)`,
    );
  if (!(losses[losses.length - 1] < losses[0]))
    throw new Error(`bench:peers: the loss of ${name} does not fall`);
  return largest;
}

/** Lets each take its first steps, compares their losses, and times further steps in turns. */
export async function measurePeers(
  peers: readonly Peer[],
  { turns, steps }: Effort,
): Promise<MeasuredPeer[]> {
  const measured: MeasuredPeer[] = [];
  let expected: number[] | undefined;
  for (const { name, process } of peers) {
    const { times, losses, peakBytes } = await process.ask<Run>(`run ${compared}`);
    const difference = differenceOf(name, losses, (expected ??= losses));
    measured.push({ name, turns: [], readySeconds: (times[0] + times[1]) / 1000, peakBytes, difference });
  }
  for (let turn = 0; turn < turns; turn++)
    for (const [i, { process }] of peers.entries()) {
      const { times, peakBytes } = await process.ask<Run>(`run ${steps + 1}`);
      measured[i].turns.push(times.slice(1));
      measured[i].peakBytes = peakBytes;
    }
  return measured;
}
