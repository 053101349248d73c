import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "sampled-moment",
    hint: "Your moment loss compares sampled next states, so it is not 0 even for the right model of a random world (double sampling). Take both expectations first, then compare.",
    implement: ({ sampledMomentLoss }) => ({ momentLoss: sampledMomentLoss }),
  },
  {
    id: "value-weighted-l1",
    hint: "The absolute value stands inside the sum over next states: errors that cancel in the expectation still count. Which number has to match?",
    implement: ({ mean }) => ({
      momentLoss: (world, model, data, V) =>
        mean(
          data.map(({ s, a }) =>
            V.reduce((sum, v, t) => sum + Math.abs(model.P[s][a][t] - world.P[s][a][t]) * v, 0),
          ),
        ),
    }),
  },
  {
    id: "signed-moment",
    hint: "Too much in one place and too little in another cancel over your data. Take the absolute value for each pair of the data, before the mean.",
    implement: ({ mean, dot }) => ({
      momentLoss: (world, model, data, V) =>
        mean(data.map(({ s, a }) => dot(model.P[s][a], V) - dot(world.P[s][a], V))),
    }),
  },
  {
    id: "moment-of-the-mean",
    hint: "Too much in one place and too little in another cancel over your data. Take the absolute value for each pair of the data, before the mean.",
    implement: ({ mean, dot }) => ({
      momentLoss: (world, model, data, V) =>
        Math.abs(mean(data.map(({ s, a }) => dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
    }),
  },
  {
    id: "sum-of-moments",
    hint: "This is the sum over the data, not the mean.",
    implement: ({ momentLoss }) => ({
      momentLoss: (world, model, data, V) => data.length * momentLoss(world, model, data, V),
    }),
  },
  {
    id: "sum-of-losses",
    hint: "This is the sum over the data, not the mean.",
    implement: ({ oneStepLoss }) => ({
      oneStepLoss: (world, model, data, kind) => data.length * oneStepLoss(world, model, data, kind),
    }),
  },
  {
    id: "tv-for-l1",
    hint: "Your L1 loss is half of the right one: that is the total variation.",
    implement: ({ oneStepLoss }) => ({
      oneStepLoss: (world, model, data, kind) =>
        oneStepLoss(world, model, data, kind) * (kind === "l1" ? 0.5 : 1),
    }),
  },
  {
    id: "most-likely-state",
    hint: "Your 0/1 loss compares the most likely next states. It is about a sample of the model and a sample of the world: how likely are they to differ?",
    implement: ({ oneStepLoss, mean }) => ({
      oneStepLoss: (world, model, data, kind) => {
        if (kind !== "zeroOne") return oneStepLoss(world, model, data, kind);
        const likeliest = (row: number[]) => row.indexOf(Math.max(...row));
        return mean(data.map(({ s, a }) => (likeliest(world.P[s][a]) === likeliest(model.P[s][a]) ? 0 : 1)));
      },
    }),
  },
  {
    id: "accuracy",
    hint: "Your 0/1 loss is the probability of being right. A loss counts mistakes.",
    implement: ({ oneStepLoss }) => ({
      oneStepLoss: (world, model, data, kind) => {
        const right = oneStepLoss(world, model, data, kind);
        return kind === "zeroOne" ? 1 - right : right;
      },
    }),
  },
  {
    id: "not-smoothed",
    hint: "Your log loss is infinite where the model thinks something impossible that happens. Mix in 5 % of the uniform distribution first.",
    implement: ({ oneStepLoss, mean }) => ({
      oneStepLoss: (world, model, data, kind) => {
        if (kind !== "nll") return oneStepLoss(world, model, data, kind);
        return mean(
          data.map(({ s, a }) =>
            world.P[s][a].reduce((sum, p, t) => (p > 0 ? sum - p * Math.log(model.P[s][a][t]) : sum), 0),
          ),
        );
      },
    }),
  },
  {
    id: "roles-exchanged",
    hint: "In your log loss the model and the world have changed places: the world draws the next state, the model says how likely it was.",
    implement: ({ oneStepLoss }) => ({
      oneStepLoss: (world, model, data, kind) =>
        kind === "nll" ? oneStepLoss(model, world, data, kind) : oneStepLoss(world, model, data, kind),
    }),
  },
  {
    id: "bits",
    hint: "Your log loss is in bits: take the natural logarithm, Math.log.",
    implement: ({ oneStepLoss }) => ({
      oneStepLoss: (world, model, data, kind) =>
        oneStepLoss(world, model, data, kind) / (kind === "nll" ? Math.LN2 : 1),
    }),
  },
];
