import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { type Numbers, plain, tensor } from "../../../checks/numbers";
import {
  type Beliefs,
  beliefTensor,
  inSteps,
  logProbsOf,
  plainGradients,
  plainKl,
  randomLogits,
  randomSizes,
} from "../beliefs";

const tolerance = 1e-4;

/** Logits of a posterior and of a prior. */
interface Pair {
  posterior: Beliefs;
  prior: Beliefs;
}

function randomPair({ rng }: CheckContext, [N, G, K] = randomSizes(rng)): Pair {
  return { posterior: randomLogits(rng, N, G, K), prior: randomLogits(rng, N, G, K) };
}

/** Compares some of the gradients. */
async function compareGradients(
  { call }: CheckContext,
  { posterior, prior }: Pair,
  balance: number,
  parts: readonly ("posterior" | "prior")[],
): Promise<void> {
  const got = await call("whoMoves", beliefTensor(posterior), beliefTensor(prior), balance);
  const all = plainGradients(posterior, prior, balance);
  const right = Object.fromEntries(parts.map((part) => [part, all[part]]));
  expect(got).toBeNear(right as Numbers, { name: "the gradients", tolerance });
}

export const hidden: Check[] = [
  {
    id: "random-divergences",
    title: "the divergence is summed over variables and classes, and over nothing else",
    points: 1,
    async run(context) {
      for (let i = 0; i < 8; i++) {
        const { posterior, prior } = randomPair(context);
        const [p, q] = [logProbsOf(posterior), logProbsOf(prior)];
        const got = await context.call("klCategorical", beliefTensor(p), beliefTensor(q));
        expect(got).toBeNear(tensor(plainKl(p, q)), { name: "the divergence", tolerance });
      }
    },
  },
  {
    id: "sequences",
    title: "it is so for sequences [B, T, G, K], and for a single state [G, K]",
    points: 0.5,
    async run(context) {
      const { call, rng } = context;
      const { posterior, prior } = randomPair(context, [6, 4, 5]);
      const [p, q] = [logProbsOf(posterior), logProbsOf(prior)];
      const right = plainKl(p, q);
      const named = { name: "the divergence", tolerance };
      const T = rng.uniform() < 0.5 ? 2 : 3;
      const got = await call("klCategorical", beliefTensor(p, T), beliefTensor(q, T));
      expect(got).toBeNear(tensor(inSteps(right, T)), named);
      expect(await call("klCategorical", tensor(p[0]), tensor(q[0]))).toBeNear(tensor(right[0]), named);
    },
  },
  {
    id: "equal",
    title: "it is 0 where the beliefs agree, and more than 0 where one class differs",
    points: 0.25,
    async run(context) {
      const { posterior } = randomPair(context, [1, 2, 3]);
      const other = posterior.map((groups) => groups.map((row) => [row[0] + 1, ...row.slice(1)]));
      const [p, q] = [logProbsOf(posterior), logProbsOf(other)];
      const same = await context.call("klCategorical", beliefTensor(p), beliefTensor(p));
      expect(same).toBeNear(tensor([0]), { name: "the divergence of equals", tolerance });
      const more = await context.call("klCategorical", beliefTensor(p), beliefTensor(q));
      expect(more).toHoldNumbers([1], { name: "the divergence" });
      expect(0.001 - (plain(more) as number[])[0]).toBeAtMost(0, {
        name: "a thousandth less the divergence",
      });
    },
  },
  {
    id: "any-balance",
    title: "the balanced divergence has that value for every α from 0 to 1, unreduced",
    points: 0.5,
    async run(context) {
      for (const balance of [0, 1, context.rng.uniform()]) {
        const { posterior, prior } = randomPair(context);
        const [p, q] = [logProbsOf(posterior), logProbsOf(prior)];
        const got = await context.call("klBalance", beliefTensor(p), beliefTensor(q), balance);
        expect(got).toBeNear(tensor(plainKl(p, q)), { name: "klBalance", tolerance });
      }
    },
  },
  {
    id: "prior-learns",
    title: "the prior gets the share α of its gradient",
    points: 1.25,
    async run(context) {
      for (const balance of [0.8, 0.2, 1, context.rng.uniform()])
        await compareGradients(context, randomPair(context), balance, ["prior"]);
    },
  },
  {
    id: "posterior-is-drawn",
    title: "the posterior gets the share 1 − α of its own, and none at α = 1",
    points: 1,
    async run(context) {
      for (const balance of [0.8, 0.2, 0, 1, context.rng.uniform()])
        await compareGradients(context, randomPair(context), balance, ["posterior"]);
    },
  },
];
