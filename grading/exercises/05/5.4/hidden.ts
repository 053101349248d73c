import { softmax } from "lib/nn/discrete/softmax";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { type Beliefs, beliefTensor, logProbsOf, randomLogits, randomSizes } from "../beliefs";
import { plainTraining } from "./plainTraining";
import { clearNoise, plainDraws } from "./plainDraws";

/** Asks what comes back, and compares it. */
async function compareGradient({ call, rng }: CheckContext, logits: Beliefs): Promise<void> {
  const noise = clearNoise(rng, logProbsOf(logits));
  const weights = logits.map((groups) => groups.map((row) => row.map(() => rng.normal())));
  const got = await call("whatComesBack", beliefTensor(logits), beliefTensor(noise), beliefTensor(weights));
  const right = logits.map((groups, n) =>
    groups.map((row, g) => {
      const p = softmax(row);
      const along = p.reduce((sum, x, k) => sum + x * weights[n][g][k], 0);
      return p.map((x, k) => x * (weights[n][g][k] - along));
    }),
  );
  expect(got).toBeNear(beliefTensor(right), { name: "the gradient by the logits", tolerance: 1e-4 });
}

export const hidden: Check[] = [
  {
    id: "random-draws",
    title: "each variable draws the class whose clock rings first, as an exact one-hot vector",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 8; i++) {
        const logProbs = logProbsOf(randomLogits(rng, ...randomSizes(rng)));
        const noise = clearNoise(rng, logProbs);
        const got = await call("sampleOneHotSt", beliefTensor(logProbs), beliefTensor(noise));
        const right = beliefTensor(plainDraws(logProbs, noise));
        expect(got).toBeNear(right, { name: "the draws", tolerance: 1e-6 });
      }
    },
  },
  {
    id: "shares",
    title: "of 4,000 draws each class gets its share, within five standard errors",
    points: 0.75,
    async run({ call, rng }) {
      const [n, K] = [4000, 4];
      const p = softmax(Array.from({ length: K }, () => rng.normal()));
      const rows = <T>(row: () => T) => Array.from({ length: n }, row);
      const noise = rows(() => p.map(() => 0.001 + 0.998 * rng.uniform()));
      const got = await call("sampleOneHotSt", tensor(rows(() => p.map(Math.log))), tensor(noise));
      const draws = asMatrix(got, n, K, "the draws");
      p.forEach((chance, k) => {
        const share = draws.reduce((sum, row) => sum + row[k], 0) / n;
        const error = Math.sqrt((chance * (1 - chance)) / n);
        const options = { name: `the share of class ${k}`, tolerance: 5 * error + 0.005, scale: 1 };
        expect(share).toBeNear(chance, options);
      });
    },
  },
  {
    id: "random-gradients",
    title: "what comes back is the gradient of the probabilities, whichever class was drawn",
    points: 1.25,
    async run(context) {
      for (let i = 0; i < 6; i++)
        await compareGradient(context, randomLogits(context.rng, ...randomSizes(context.rng)));
    },
  },
  {
    id: "nearly-sure",
    title: "where one class is nearly sure it is drawn, and nearly nothing comes back",
    points: 0.75,
    async run(context) {
      const { call, rng } = context;
      const sure = Array.from({ length: 3 }, () => [
        [0, 0, 0, 0].map((_, k) => (k === 2 ? 20 : rng.normal())),
      ]);
      const logProbs = logProbsOf(sure);
      const noise = clearNoise(rng, logProbs);
      const got = await call("sampleOneHotSt", beliefTensor(logProbs), beliefTensor(noise));
      expect(got).toBeNear(beliefTensor(plainDraws(logProbs, noise)), { name: "the draws", tolerance: 1e-6 });
      await compareGradient(context, sure);
    },
  },
  {
    id: "learns",
    title: "an autoencoder whose code is drawn learns by it, loss after loss as it should",
    points: 0.5,
    async run({ call, rng }) {
      const { start, pictures, noises, losses } = plainTraining(rng, 12);
      const weights = { encoder: tensor(start.encoder), decoder: tensor(start.decoder) };
      const got = await call("learnsThroughDraws", weights, tensor(pictures), tensor(noises));
      expect(got).toBeNear(losses, { name: "the losses", tolerance: 1e-3 });
    },
  },
];
