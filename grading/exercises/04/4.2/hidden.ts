import { mean } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { plain, tensor } from "../../../checks/numbers";
import type { PlainNormal } from "../plainRssm";
import { expectTensor } from "../expectTensor";
import { inSteps, normalTensors, plainKl, randomNormals } from "./plainKl";

/** Posterior and prior of B sequences of T steps, as B·T rows. */
interface Pair {
  posterior: PlainNormal;
  prior: PlainNormal;
  T: number;
}

function randomPair(rng: Rng): Pair {
  const [B, T, Z] = rng.shuffle([2, 3, 4, 5]);
  return { posterior: randomNormals(rng, B * T, Z), prior: randomNormals(rng, B * T, Z), T };
}

/** Compares loss and mean divergence for a floor. */
async function compareLoss({ call }: CheckContext, { posterior, prior, T }: Pair, freeNats: number) {
  const kl = mean(plainKl(posterior, prior));
  const got = await call("klLoss", normalTensors(posterior, T), normalTensors(prior, T), freeNats);
  expectTensor(got, "loss", Math.max(kl, freeNats));
  expectTensor(got, "kl", kl);
}

export const hidden: Check[] = [
  {
    id: "random-divergences",
    title: "klNormal is the divergence of p from q at each step, summed over the numbers of the latent",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 12; i++) {
        const { posterior, prior, T } = randomPair(rng);
        const got = await call("klNormal", normalTensors(posterior, T), normalTensors(prior, T));
        expectTensor(got, "", inSteps(plainKl(posterior, prior), T));
      }
    },
  },
  {
    id: "any-axes",
    title: "it is so for one latent, for rows of them, and for latents of one number",
    points: 0.25,
    async run({ call, rng }) {
      const sizes = [[1, 4], [1, 1], [5, 1]]; // prettier-ignore
      for (const [N, Z] of sizes) {
        const [p, q] = [randomNormals(rng, N, Z), randomNormals(rng, N, Z)];
        const right = plainKl(p, q);
        const rows = ({ mean, std }: PlainNormal) => ({ mean: tensor(mean), std: tensor(std) });
        expectTensor(await call("klNormal", rows(p), rows(q)), "", right);
        const row = ({ mean: [mean], std: [std] }: PlainNormal) => ({ mean: tensor(mean), std: tensor(std) });
        expectTensor(await call("klNormal", row(p), row(q)), "", right[0]);
      }
    },
  },
  {
    id: "equal",
    title: "it is 0 where p is q, and more than 0 as soon as a mean or a deviation is another",
    points: 0.25,
    async run({ call, rng }) {
      const p = randomNormals(rng, 1, 3);
      const { mean: [center], std: [spread] } = p; // prettier-ignore
      const others = [
        { mean: [center[0], center[1] + 0.5, center[2]], std: spread },
        { mean: center, std: [spread[0], spread[1], 1.5 * spread[2]] },
        { mean: center, std: [spread[0] / 1.5, spread[1], spread[2]] },
      ];
      const asked = async (q: { mean: number[]; std: number[] }) =>
        call(
          "klNormal",
          { mean: tensor(center), std: tensor(spread) },
          { mean: tensor(q.mean), std: tensor(q.std) },
        );
      expectTensor(await asked({ mean: center, std: spread }), "", 0);
      for (const q of others) {
        const got = await asked(q);
        expect(got).toHoldNumbers([]);
        expect(0.001 - (plain(got) as number)).toBeAtMost(0, { name: "a thousandth less the divergence" });
      }
    },
  },
  {
    id: "random-losses",
    title:
      "the loss is the mean divergence, or the free nats if these are more; kl is the mean in both cases",
    points: 1,
    async run(context) {
      for (let i = 0; i < 10; i++) {
        const pair = randomPair(context.rng);
        const kl = mean(plainKl(pair.posterior, pair.prior));
        await compareLoss(context, pair, i === 0 ? 0 : kl * (0.3 + 1.4 * context.rng.uniform()));
      }
    },
  },
  {
    id: "one-floor",
    title: "there is one floor, at the mean: steps and numbers that surprise less than it count as they are",
    points: 0.5,
    async run(context) {
      const { rng } = context;
      for (let i = 0; i < 4; i++) {
        const { prior, T } = randomPair(rng);
        // every other step is expected exactly, every other number of the rest as well
        const shift = (n: number, j: number) => (n % 2 === 0 || j % 2 === 1 ? 0 : 2 + rng.uniform());
        const posterior = {
          mean: prior.mean.map((row, n) => row.map((x, j) => x + shift(n, j) * prior.std[n][j])),
          std: prior.std,
        };
        const kl = mean(plainKl(posterior, prior));
        for (const factor of [0.5, 0.9, 1.2])
          await compareLoss(context, { posterior, prior, T }, kl * factor);
      }
    },
  },
];
