import { assertCount } from "../core/count";
import { throwIfInterrupted } from "../core/interruption";
import { assertShape } from "../core/shape";
import { assertSequenceSearch, price, type PricedSequence, type SequenceSearch } from "./sequenceSearch";

/** What the cross-entropy method is told besides the search itself. */
export interface CemSearch extends SequenceSearch {
  /** Sequences drawn per iteration. */
  readonly samples: number;
  /** How many of the cheapest form the next distribution. */
  readonly elites: number;
  readonly iterations: number;
  /** Where the search starts, [H][m]; the middle between the bounds by default. */
  readonly mean?: readonly (readonly number[])[];
  /** Standard deviation at the start, [m]; half the distance of the bounds by default. */
  readonly std?: readonly number[];
  /** Weight of the former distribution in the next one, in [0, 1); 0.1 by default. */
  readonly smoothing?: number;
  /** Least standard deviation, 1e-4 by default. With 0 the search may end before it has arrived. */
  readonly minStd?: number;
}

/** What the cross-entropy method found. */
export interface CemResult {
  /** The mean of the last distribution, [H][m]. */
  readonly mean: number[][];
  /** Its standard deviation, [H][m]. */
  readonly std: number[][];
  /** The cheapest sequence of all that were drawn, and its cost. */
  readonly best: PricedSequence;
  /** The lowest cost so far after each iteration, [iterations]. */
  readonly costs: number[];
}

/** The cross-entropy method: draws sequences from normal distributions, clips them to the bounds, and fits mean and
 *  standard deviation of each control to the cheapest ones; again and again.
 *
 *  μ ← s μ + (1 − s) mean(elites),  σ ← max(minStd, s σ + (1 − s) std(elites)), with s = smoothing.
 *  @throws RangeError if an argument is out of its range.
 *  @see Rubinstein and Kroese 2004, The Cross-Entropy Method */
export function cem(search: CemSearch): CemResult {
  const { iterations, smoothing = 0.1, minStd = 1e-4 } = search;
  assertCemSearch(search, smoothing, minStd);
  let { mean, std } = start(search);
  let best: PricedSequence | undefined;
  const costs: number[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const elites = drawElites(search, mean, std);
    if (!best || elites[0].cost < best.cost) best = elites[0];
    costs.push(best.cost);
    const fitted = fit(elites);
    const mix = (old: number, now: number) => smoothing * old + (1 - smoothing) * now;
    mean = mean.map((row, t) => row.map((m, i) => mix(m, fitted.mean[t][i])));
    std = std.map((row, t) => row.map((s, i) => Math.max(minStd, mix(s, fitted.std[t][i]))));
  }
  return { mean, std, best: best!, costs };
}

function assertCemSearch(search: CemSearch, smoothing: number, minStd: number): void {
  const { samples, elites, iterations, horizon, low, mean, std } = search;
  assertSequenceSearch("cem", search);
  Object.entries({ samples, elites, iterations }).forEach(([name, count]) =>
    assertCount(`cem: ${name}`, count),
  );
  if (elites > samples) {
    throw new RangeError(`cem: elites must be at most samples, got ${elites} of ${samples}`);
  }
  if (!(smoothing >= 0 && smoothing < 1)) {
    throw new RangeError(`cem: smoothing must be in [0, 1), got ${smoothing}`);
  }
  if (!(minStd >= 0)) throw new RangeError(`cem: minStd must be at least 0, got ${minStd}`);
  if (mean) assertShape("cem: mean", mean, [horizon, low.length]);
  if (std) assertShape("cem: std", std, [low.length]);
}

/** The first distribution. */
function start({ horizon, low, high, mean, std }: CemSearch): { mean: number[][]; std: number[][] } {
  const steps = Array.from({ length: horizon }, (_, t) => t);
  return {
    mean: steps.map((t) => low.map((bound, i) => mean?.[t][i] ?? (bound + high[i]) / 2)),
    std: steps.map(() => low.map((bound, i) => std?.[i] ?? (high[i] - bound) / 2)),
  };
}

/** The cheapest of the drawn sequences, the cheapest first. */
function drawElites(search: CemSearch, mean: number[][], std: number[][]): PricedSequence[] {
  const { low, high, rng } = search;
  const clip = (u: number, i: number) => Math.min(high[i], Math.max(low[i], u));
  const drawn = Array.from({ length: search.samples }, () => {
    throwIfInterrupted();
    return price(
      search,
      mean.map((row, t) => row.map((m, i) => clip(rng.normal(m, std[t][i]), i))),
    );
  });
  const order = (x: PricedSequence, y: PricedSequence) => (x.cost < y.cost ? -1 : x.cost > y.cost ? 1 : 0);
  return drawn.sort(order).slice(0, search.elites);
}

/** Mean and standard deviation of each control over the sequences. */
function fit(elites: PricedSequence[]): { mean: number[][]; std: number[][] } {
  const average = (value: (controls: number[][], t: number, i: number) => number) =>
    elites[0].controls.map((row, t) =>
      row.map(
        (_, i) => elites.reduce((total, { controls }) => total + value(controls, t, i), 0) / elites.length,
      ),
    );
  const mean = average((controls, t, i) => controls[t][i]);
  const variance = average((controls, t, i) => (controls[t][i] - mean[t][i]) ** 2);
  return { mean, std: variance.map((row) => row.map(Math.sqrt)) };
}
