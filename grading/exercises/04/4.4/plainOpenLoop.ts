import type { PlainRssm } from "../plainRssm";
import type { Lived } from "../sequences";

/** One step of one sequence. @param embed what is seen; nothing where the eyes are closed */
function step(
  rssm: PlainRssm,
  before: Record<"deter" | "stoch", readonly number[]>,
  action: number[],
  embed: number[] | undefined,
): { deter: number[]; stoch: number[] } {
  const deter = rssm.nextDeter({ deter: [before.deter], stoch: [before.stoch] }, [action]);
  const belief = embed ? rssm.posterior(deter, [embed]) : rssm.prior(deter);
  return { deter: deter[0], stoch: belief.mean[0] };
}

/** What `openLoop` gives, in plain arithmetic, one sequence after the other. */
export function plainOpenLoop({ rssm, start, embed, action }: Lived, context: number) {
  const sequences = action.map((actions, b) => {
    const steps: { deter: number[]; stoch: number[] }[] = [];
    for (const [t, one] of actions.entries()) {
      const before = steps[t - 1] ?? { deter: start.deter[b], stoch: start.stoch[b] };
      steps.push(step(rssm, before, one, t < context ? embed[b][t] : undefined));
    }
    return steps;
  });
  return {
    deter: sequences.map((steps) => steps.map(({ deter }) => deter)),
    stoch: sequences.map((steps) => steps.map(({ stoch }) => stoch)),
  };
}
