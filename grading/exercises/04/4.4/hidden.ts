import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantRssm, latentTensors } from "../grantRssm";
import { type Lived, randomLived, randomSizes, series, type Sizes } from "../sequences";
import { plainOpenLoop } from "./plainOpenLoop";

const asked = ({ call }: CheckContext, { rssm, start, embed, action }: Lived, context: number) =>
  call(
    "openLoop",
    grantRssm(rssm, 1000),
    latentTensors(start),
    { embed: tensor(embed), action: tensor(action) },
    context,
  );

function expectStates(got: unknown, lived: Lived, context: number): void {
  const right = plainOpenLoop(lived, context);
  expectTensor(got, "deter", right.deter);
  expectTensor(got, "stoch", right.stoch);
}

/** Compares random sequences, of which this many steps are seen. */
async function compare(context: CheckContext, count: number, looks: (T: number) => number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const sizes = randomSizes(context.rng);
    const lived = randomLived(context.rng, sizes);
    expectStates(await asked(context, lived, looks(sizes.T)), lived, looks(sizes.T));
  }
}

/** The same with a model that notes the embeddings which it is shown. */
function noting(lived: Lived): { lived: Lived; shown: readonly number[][] } {
  const shown: number[][] = [];
  const { rssm } = lived;
  const posterior: typeof rssm.posterior = (deter, embed) => {
    shown.push(...embed.map((row) => [...row]));
    return rssm.posterior(deter, embed);
  };
  return { lived: { ...lived, rssm: { ...rssm, posterior } }, shown };
}

/** Whether these are the same numbers, but for the rounding to 32 bits. */
const isLike = (row: readonly number[], one: readonly number[]): boolean =>
  row.every((x, i) => Math.abs(x - one[i]) < 1e-5);

export const hidden: Check[] = [
  {
    id: "random-sequences",
    title: "z is the middle of the posterior during the context, the middle of the prior after it",
    points: 1.25,
    run: (context) => compare(context, 8, (T) => Math.ceil(T / 2)),
  },
  {
    id: "whole-context",
    title: "with a context as long as the sequences, or longer, everything is seen",
    points: 0.25,
    async run(context) {
      await compare(context, 2, (T) => T);
      await compare(context, 2, (T) => T + 3);
    },
  },
  {
    id: "no-context",
    title: "without a context everything is imagined, from `start`",
    points: 0.25,
    run: (context) => compare(context, 4, () => 0),
  },
  {
    id: "closed-eyes",
    title: "the posterior is asked about what is seen during the context, and about nothing after it",
    points: 0.75,
    async run(context) {
      for (const looks of [0, 1, 2]) {
        const sizes = randomSizes(context.rng);
        const { lived, shown } = noting(randomLived(context.rng, sizes));
        const got = await asked(context, lived, looks);
        const right = lived.embed.flatMap((steps) => steps.slice(0, looks));
        expectStates(got, lived, looks);
        const peeks = shown.filter((row) => !right.some((one) => isLike(row, one))).length;
        expect(peeks).toBeNear(0, { name: "the number of later observations that the posterior is shown" });
      }
    },
  },
  {
    id: "other-ends",
    title:
      "whatever comes after the context, the dream is the same, and it does not change when it is dreamt again",
    points: 0.25,
    async run(context) {
      const sizes = { ...randomSizes(context.rng), T: 6 };
      const lived = randomLived(context.rng, sizes);
      for (let i = 0; i < 3; i++) {
        const other = series(context.rng, sizes.B, sizes.T, sizes.E);
        const embed = lived.embed.map((steps, b) => [...steps.slice(0, 2), ...other[b].slice(2)]);
        expectStates(await asked(context, { ...lived, embed }, 2), lived, 2);
      }
    },
  },
  {
    id: "any-size",
    title: "it is right for one step, one sequence, one number of each kind",
    points: 0.25,
    async run(context) {
      const several = { B: 3, T: 4, D: 5, Z: 2, A: 6, E: 7 };
      const ones = { D: 1, Z: 1, A: 1, E: 1 };
      const sizes: Sizes[] = [{ ...several, T: 1 }, { ...several, B: 1 }, { ...several, ...ones }, { B: 1, T: 1, ...ones }]; // prettier-ignore
      for (const size of sizes) {
        for (const looks of [0, 1]) {
          const lived = randomLived(context.rng, size);
          expectStates(await asked(context, lived, looks), lived, looks);
        }
      }
    },
  },
];
