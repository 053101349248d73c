import { assertCount } from "../core/count";
import { throwIfInterrupted } from "../core/interruption";
import { assertSequenceSearch, price, type PricedSequence, type SequenceSearch } from "./sequenceSearch";

/** The cheapest of N control sequences drawn uniformly between the bounds; the first among equals.
 *
 *  More samples from the same seed repeat the former ones first, so that the cost can only fall.
 *  @param search.samples N.
 *  @throws RangeError if a count or a bound is none. */
export function randomShooting(search: SequenceSearch & { readonly samples: number }): PricedSequence {
  const { horizon, low, high, rng, samples } = search;
  assertSequenceSearch("randomShooting", search);
  assertCount("randomShooting: samples", samples);
  const draw = () => low.map((bound, i) => bound + (high[i] - bound) * rng.uniform());
  let best: PricedSequence | undefined;
  for (let i = 0; i < samples; i++) {
    throwIfInterrupted();
    const candidate = price(search, Array.from({ length: horizon }, draw));
    if (!best || candidate.cost < best.cost) best = candidate;
  }
  return best!;
}
