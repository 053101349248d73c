import type { Reference01 } from "../reference";
import { misconceptions01 } from "../variations";

/** The mean of an error over the data; p and q are the world's next states and the model's. */
const momentLossBy =
  ({ mean }: Reference01) =>
  (error: (p: number[], q: number[], V: number[]) => number): Partial<Reference01> => ({
    momentLoss: (world, model, data, V) =>
      mean(data.map(({ s, a }) => error(world.P[s][a], model.P[s][a], V))),
  });

/** One of the prediction losses as the mean of another one. */
const lossBy =
  ({ oneStepLoss, mean }: Reference01) =>
  (other: "zeroOne" | "nll", loss: (p: number[], q: number[]) => number): Partial<Reference01> => ({
    oneStepLoss: (world, model, data, kind) =>
      kind === other
        ? mean(data.map(({ s, a }) => loss(world.P[s][a], model.P[s][a])))
        : oneStepLoss(world, model, data, kind),
  });

export const misconceptions = misconceptions01({ momentLossBy, lossBy })({
  "sampled-moment": {
    hint: "Your moment loss compares sampled next states, so it is not 0 even for the right model of a random world (double sampling). Take both expectations first, then compare.",
    implement: ({ sampledMomentLoss }) => ({ momentLoss: sampledMomentLoss }),
  },
  "value-weighted-l1": {
    hint: "The absolute value stands inside the sum over next states: errors that cancel in the expectation still count. Which number has to match?",
    implement: ({ momentLossBy }) =>
      momentLossBy((p, q, V) => V.reduce((sum, v, t) => sum + Math.abs(q[t] - p[t]) * v, 0)),
  },
  "signed-moment": {
    hint: "Too much in one place and too little in another cancel over your data. Take the absolute value for each pair of the data, before the mean.",
    implement: ({ momentLossBy, dot }) => momentLossBy((p, q, V) => dot(q, V) - dot(p, V)),
  },
  "moment-of-the-mean": {
    hint: "Too much in one place and too little in another cancel over your data. Take the absolute value for each pair of the data, before the mean.",
    implement: ({ mean, dot }) => ({
      momentLoss: (world, model, data, V) =>
        Math.abs(mean(data.map(({ s, a }) => dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
    }),
  },
  "sum-of-moments": {
    hint: "This is the sum over the data, not the mean.",
    implement: ({ withResult }) =>
      withResult("momentLoss", (loss, _world, _model, data) => data.length * loss),
  },
  "sum-of-losses": {
    hint: "This is the sum over the data, not the mean.",
    implement: ({ withResult }) =>
      withResult("oneStepLoss", (loss, _world, _model, data) => data.length * loss),
  },
  "tv-for-l1": {
    hint: "Your L1 loss is half of the right one: that is the total variation.",
    implement: ({ withResult }) =>
      withResult("oneStepLoss", (loss, _world, _model, _data, kind) => (kind === "l1" ? loss / 2 : loss)),
  },
  "most-likely-state": {
    hint: "Your 0/1 loss compares the most likely next states. It is about a sample of the model and a sample of the world: how likely are they to differ?",
    implement: ({ lossBy }) =>
      lossBy("zeroOne", (p, q) => (p.indexOf(Math.max(...p)) === q.indexOf(Math.max(...q)) ? 0 : 1)),
  },
  accuracy: {
    hint: "Your 0/1 loss is the probability of being right. A loss counts mistakes.",
    implement: ({ withResult }) =>
      withResult("oneStepLoss", (loss, _world, _model, _data, kind) =>
        kind === "zeroOne" ? 1 - loss : loss,
      ),
  },
  "not-smoothed": {
    hint: "Your log loss is infinite where the model thinks something impossible that happens. Mix in 5 % of the uniform distribution first.",
    implement: ({ lossBy }) =>
      lossBy("nll", (p, q) => p.reduce((sum, x, t) => (x > 0 ? sum - x * Math.log(q[t]) : sum), 0)),
  },
  "roles-exchanged": {
    hint: "In your log loss the model and the world have changed places: the world draws the next state, the model says how likely it was.",
    implement: ({ withArguments }) =>
      withArguments("oneStepLoss", (world, model, data, kind) =>
        kind === "nll" ? [model, world, data, kind] : [world, model, data, kind],
      ),
  },
  bits: {
    hint: "Your log loss is in bits: take the natural logarithm, Math.log.",
    implement: ({ withResult }) =>
      withResult(
        "oneStepLoss",
        (loss, _world, _model, _data, kind) => loss / (kind === "nll" ? Math.LN2 : 1),
      ),
  },
});
