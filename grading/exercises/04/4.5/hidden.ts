import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantPolicy } from "../grantPolicy";
import { grantRssm, latentTensors } from "../grantRssm";
import { type Dream, type DreamSizes, plainImagine, randomDream, randomSizes } from "./plainImagine";

/** How often each function answers in one call: enough for one trajectory after the other. */
const most = 500;

/** The student gets no posterior: nothing is seen in a dream. */
function asked({ call }: CheckContext, { rssm, policy, start, noise, H }: Dream): Promise<unknown> {
  const { nextDeter, prior } = grantRssm(rssm, most);
  const acting = grantPolicy(policy, rssm.sizes, H, most);
  return call("imagine", { nextDeter, prior }, acting, latentTensors(start), tensor(noise));
}

const parts = ["deter", "stoch", "action"] as const;

function expectDream(got: unknown, dream: Dream, names: readonly (typeof parts)[number][] = parts): void {
  const right = plainImagine(dream);
  for (const name of names) expectTensor(got, name, right[name]);
}

async function compare(context: CheckContext, names?: readonly (typeof parts)[number][]): Promise<void> {
  for (let i = 0; i < 6; i++) {
    const dream = randomDream(context.rng, randomSizes(context.rng));
    expectDream(await asked(context, dream), dream, names);
  }
}

export const hidden: Check[] = [
  {
    id: "random-states",
    title:
      "the states are the start and one more for each step: h from the state and action before, z a draw from the prior at that h",
    points: 1.25,
    run: (context) => compare(context, ["deter", "stoch"]),
  },
  {
    id: "random-actions",
    title: "each action is what the policy chooses in the state that it stands beside",
    points: 0.5,
    run: (context) => compare(context, ["action"]),
  },
  {
    id: "each-step",
    title: "the policy is asked at each step, from 0 to H − 1, once in each state but the last",
    points: 0.5,
    async run(context) {
      const sizes = randomSizes(context.rng);
      const dream = randomDream(context.rng, sizes);
      const counts = Array<number>(sizes.H).fill(0);
      const policy: Dream["policy"] = (latent, h) => {
        counts[h] += latent.deter.length;
        return dream.policy(latent, h);
      };
      const got = await asked(context, { ...dream, policy });
      const asks = [...counts];
      expectDream(got, dream);
      const name = "the number of states in which the policy is asked at each step";
      expect(asks).toBeNear(Array<number>(sizes.H).fill(sizes.N), { name });
    },
  },
  {
    id: "goes-on",
    title: "a dream that goes on from where another one ended is the longer dream",
    points: 0.25,
    async run(context) {
      const dream = randomDream(context.rng, { N: 3, H: 6, D: 5, Z: 2, A: 4 });
      const still = { ...dream, policy: (latent: Dream["start"]) => dream.policy(latent, 0) };
      const right = plainImagine(still);
      const cut = (from: number, to: number) => dream.noise.map((draws) => draws.slice(from, to));
      const last = (name: "deter" | "stoch") => right[name].map((states) => states[2]);
      const first = { ...still, noise: cut(0, 2), H: 2 };
      const second = {
        ...still,
        start: { deter: last("deter"), stoch: last("stoch") },
        noise: cut(2, 6),
        H: 4,
      };
      for (const part of [first, second, still]) expectDream(await asked(context, part), part);
    },
  },
  {
    id: "any-size",
    title: "it is right for one step, one start, one number of each kind",
    points: 0.5,
    async run(context) {
      const several = { N: 3, H: 4, D: 6, Z: 2, A: 7 };
      const ones = { D: 1, Z: 1, A: 1 };
      const sizes: DreamSizes[] = [{ ...several, H: 1 }, { ...several, N: 1 }, { ...several, ...ones }, { N: 1, H: 1, ...ones }]; // prettier-ignore
      for (const size of sizes) {
        const dream = randomDream(context.rng, size);
        expectDream(await asked(context, dream), dream);
      }
    },
  },
];
