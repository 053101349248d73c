import type { PlainLatent, PlainNormal, PlainRssm } from "../plainRssm";
import type { Lived } from "../sequences";

/** One step of one sequence. */
interface PlainStep {
  deter: number[];
  stoch: number[];
  prior: { mean: number[]; std: number[] };
  posterior: { mean: number[]; std: number[] };
}

const first = ({ mean: [mean], std: [std] }: PlainNormal) => ({ mean, std });

/** The step of one sequence from a state by an action. */
function step(
  rssm: PlainRssm,
  before: PlainLatent,
  [action, embed, noise]: [number[], number[], number[]],
): PlainStep {
  const deter = rssm.nextDeter(before, [action]);
  const posterior = first(rssm.posterior(deter, [embed]));
  const stoch = posterior.mean.map((mean, i) => mean + posterior.std[i] * noise[i]);
  return { deter: deter[0], stoch, prior: first(rssm.prior(deter)), posterior };
}

/** What `observe` gives, in plain arithmetic, one sequence after the other. @param isFirst [B][T] */
export function plainObserve({ rssm, start, embed, action, noise }: Lived, isFirst: number[][]) {
  const zeros = (row: readonly number[]) => row.map(() => 0);
  const sequences = embed.map((embeds, b) => {
    const steps: PlainStep[] = [];
    for (const [t, seen] of embeds.entries()) {
      const { deter, stoch } = steps[t - 1] ?? { deter: start.deter[b], stoch: start.stoch[b] };
      const begins = isFirst[b][t] === 1;
      const before = begins
        ? { deter: [zeros(deter)], stoch: [zeros(stoch)] }
        : { deter: [deter], stoch: [stoch] };
      steps.push(step(rssm, before, [begins ? zeros(action[b][t]) : action[b][t], seen, noise[b][t]]));
    }
    return steps;
  });
  const all = (part: (one: PlainStep) => number[]) => sequences.map((steps) => steps.map(part));
  return {
    deter: all(({ deter }) => deter),
    stoch: all(({ stoch }) => stoch),
    prior: { mean: all(({ prior }) => prior.mean), std: all(({ prior }) => prior.std) },
    posterior: { mean: all(({ posterior }) => posterior.mean), std: all(({ posterior }) => posterior.std) },
  };
}
