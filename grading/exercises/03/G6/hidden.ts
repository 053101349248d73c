import type { Rng } from "lib/core/rng";
import { mean, sum } from "lib/core/metrics";
import { negativeElbo, type VaeBatch } from "lib/models/negativeElbo";
import type { Check } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { normals, partOf } from "../instances";

/** B pictures of D pixels with codes of k numbers. */
function randomBatch(rng: Rng): { batch: VaeBatch; noise: number } {
  const [B, D, k] = [1 + rng.integer(5), 1 + rng.integer(8), 1 + rng.integer(4)];
  const std = normals(rng, B, k, 0.6).map((row) => row.map(Math.exp));
  const batch = { x: normals(rng, B, D), decoded: normals(rng, B, D), mean: normals(rng, B, k), std };
  return { batch, noise: 0.3 + rng.uniform() };
}

const density = (x: number, center: number, deviation: number) =>
  Math.exp(-(((x - center) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));

/** KL(N(center, deviation²) ‖ N(0, 1)), by adding up q ln(q/p) in small steps, right to 1e-9 or so. */
function divergence(center: number, deviation: number): number {
  let total = 0;
  for (let i = -800; i <= 800; i++) {
    const x = center + (i / 100) * deviation;
    const q = density(x, center, deviation);
    total += (q * (x ** 2 - ((x - center) / deviation) ** 2)) / 2 - q * Math.log(deviation);
  }
  return (total * deviation) / 100;
}

export const hidden: Check[] = [
  {
    id: "random-reconstruction",
    title:
      "the reconstruction is −log of the pixels' densities, summed over a picture, a mean over the batch",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const { batch, noise } = randomBatch(rng);
        const got = partOf(await call("negativeElbo", batch, noise), "reconstruction");
        const pictures = batch.x.map((row, n) =>
          sum(row.map((x, d) => -Math.log(density(x, batch.decoded[n][d], noise)))),
        );
        expect(got).toBeNear(mean(pictures), { name: "reconstruction" });
      }
    },
  },
  {
    id: "random-kl",
    title: "kl is the divergence from the posterior to the prior, as adding up its integral gives it",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 12; i++) {
        const { batch, noise } = randomBatch(rng);
        const got = partOf(await call("negativeElbo", batch, noise), "kl");
        const codes = batch.mean.map((row, n) => sum(row.map((mu, j) => divergence(mu, batch.std[n][j]))));
        expect(got).toBeNear(mean(codes), { name: "kl", tolerance: 1e-7 });
      }
    },
  },
  {
    id: "random-loss",
    title: "the loss is the sum of both",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const { batch, noise } = randomBatch(rng);
        const got = await call("negativeElbo", batch, noise);
        expect(got).toBeNear({ ...negativeElbo(batch, noise) }, { name: "the terms" });
      }
    },
  },
  {
    id: "at-the-prior",
    title: "kl is 0 for a posterior that is the prior, and above 0 for one that is only near it",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { batch, noise } = randomBatch(rng);
        const prior = {
          ...batch,
          mean: batch.mean.map((row) => row.map(() => 0)),
          std: batch.std.map((row) => row.map(() => 1)),
        };
        const at = await call("negativeElbo", prior, noise);
        expect(partOf(at, "kl")).toBeNear(0, { name: "kl" });
        const wide = prior.std.map((row) => row.map(() => (i % 2 === 0 ? 0.9 : 1.1)));
        const near = await call("negativeElbo", { ...prior, std: wide }, noise);
        expect(1e-3 - asField(near, "kl")).toBeAtMost(0, { name: "a thousandth less kl" });
      }
    },
  },
  {
    id: "larger",
    title:
      "the same pictures twice change nothing; each pixel and each number of the code twice doubles the terms",
    points: 0.5,
    async run({ call, rng }) {
      const twice = (rows: readonly (readonly number[])[]) => rows.map((row) => [...row, ...row]);
      for (let i = 0; i < 10; i++) {
        const { batch, noise } = randomBatch(rng);
        const { x, decoded, mean: center, std } = batch;
        const right = negativeElbo(batch, noise);
        const longer = {
          x: [...x, ...x],
          decoded: [...decoded, ...decoded],
          mean: [...center, ...center],
          std: [...std, ...std],
        };
        expect(await call("negativeElbo", longer, noise)).toBeNear({ ...right }, { name: "the terms" });
        const wider = { x: twice(x), decoded: twice(decoded), mean: twice(center), std: twice(std) };
        const doubled = { reconstruction: 2 * right.reconstruction, kl: 2 * right.kl, loss: 2 * right.loss };
        expect(await call("negativeElbo", wider, noise)).toBeNear(doubled, { name: "the terms" });
      }
    },
  },
];
