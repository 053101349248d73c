import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantRssm, latentTensors } from "../grantRssm";
import { type Lived, normals, randomLived, randomSizes, type Sizes } from "../sequences";
import { plainObserve } from "./plainObserve";

/** Ones where episodes begin, [B][T]. @param share of the steps */
const beginnings = (rng: Rng, { embed }: Lived, share: number): number[][] =>
  embed.map((steps) => steps.map(() => (rng.uniform() < share ? 1 : 0)));

const asked = ({ call }: CheckContext, { rssm, start, embed, action, noise }: Lived, isFirst: number[][]) =>
  call(
    "observe",
    grantRssm(rssm),
    latentTensors(start),
    { embed: tensor(embed), action: tensor(action), isFirst: tensor(isFirst) },
    tensor(noise),
  );

const states = ["deter", "stoch"] as const;

/** Compares states for random sequences, of which a share of the steps begins an episode. */
async function compareStates(context: CheckContext, share: number): Promise<void> {
  for (let i = 0; i < 8; i++) {
    const lived = randomLived(context.rng, randomSizes(context.rng));
    const isFirst = beginnings(context.rng, lived, share);
    const right = plainObserve(lived, isFirst);
    const got = await asked(context, lived, isFirst);
    for (const name of states) expectTensor(got, name, right[name]);
  }
}

/** Compares everything. */
async function compareAll(context: CheckContext, lived: Lived, isFirst: number[][]): Promise<void> {
  const right = plainObserve(lived, isFirst);
  const got = await asked(context, lived, isFirst);
  for (const name of states) expectTensor(got, name, right[name]);
  for (const name of ["prior", "posterior"] as const) {
    expectTensor(got, `${name}.mean`, right[name].mean);
    expectTensor(got, `${name}.std`, right[name].std);
  }
}

export const hidden: Check[] = [
  {
    id: "random-states",
    title:
      "each state follows from the one before and the action that led to it, and z is drawn from the posterior",
    points: 1.25,
    run: (context) => compareStates(context, 0),
  },
  {
    id: "random-beginnings",
    title: "where an episode begins, in whichever sequence, state and action count as 0",
    points: 1.5,
    run: (context) => compareStates(context, 0.3),
  },
  {
    id: "random-beliefs",
    title: "the prior is what the model expects at h before it sees, the posterior what it believes after",
    points: 0.75,
    async run(context) {
      for (let i = 0; i < 6; i++) {
        const lived = randomLived(context.rng, randomSizes(context.rng));
        await compareAll(context, lived, beginnings(context.rng, lived, 0.2));
      }
    },
  },
  {
    id: "from-whatever-state",
    title:
      "a sequence whose first step begins an episode is followed alike from whatever state; the others go on from `start`",
    points: 0.5,
    async run(context) {
      const { rng } = context;
      const sizes = randomSizes(rng);
      const lived = randomLived(rng, sizes);
      const isFirst = lived.embed.map((steps, b) => steps.map((_, t) => (t === 0 && b % 2 === 0 ? 1 : 0)));
      for (let i = 0; i < 3; i++) {
        const start = { deter: normals(rng, sizes.B, sizes.D), stoch: normals(rng, sizes.B, sizes.Z) };
        await compareAll(context, { ...lived, start }, isFirst);
      }
    },
  },
  {
    id: "any-size",
    title:
      "it is right for one step, one sequence, one number of each kind, and where every step begins an episode",
    points: 0.5,
    async run(context) {
      const several = { B: 3, T: 4, D: 5, Z: 2, A: 6, E: 7 };
      const ones = { D: 1, Z: 1, A: 1, E: 1 };
      const sizes: Sizes[] = [{ ...several, B: 1 }, { ...several, T: 1 }, { ...several, ...ones }, { B: 1, T: 1, ...ones }]; // prettier-ignore
      for (const size of sizes) {
        for (const share of [0.3, 1]) {
          const lived = randomLived(context.rng, size);
          await compareAll(context, lived, beginnings(context.rng, lived, share));
        }
      }
    },
  },
];
