import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "real-real",
    hint: "Your right side pairs the world's occupancy with the world's value. Which value function goes with which occupancy? Look at where Vhat stands in the last line of the proof.",
    implement: ({ simulationGap, occupancy, evalPolicy, dot }) => ({
      simulationGap: (world, model, pi) => {
        const [d, V] = [occupancy(world, pi), evalPolicy(world, pi)];
        let total = 0;
        d.forEach((row, s) =>
          row.forEach((p, a) => (total += p * (dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
        );
        return { ...simulationGap(world, model, pi), rhs: (world.gamma / (1 - world.gamma)) * total };
      },
    }),
  },
  {
    id: "model-model",
    hint: "Your right side uses the model for both the occupancy and the value. Only one of the two comes from the model: which one?",
    implement: ({ simulationGap, occupancy, evalPolicy, dot }) => ({
      simulationGap: (world, model, pi) => {
        const [d, V] = [occupancy(model, pi), evalPolicy(model, pi)];
        let total = 0;
        d.forEach((row, s) =>
          row.forEach((p, a) => (total += p * (dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
        );
        return { ...simulationGap(world, model, pi), rhs: (world.gamma / (1 - world.gamma)) * total };
      },
    }),
  },
  {
    id: "missing-factor",
    hint: "Your right side lacks the factor γ/(1−γ): γ because the error is about the next state, 1/(1−γ) because d is normalised.",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, rhs: (right.rhs * (1 - world.gamma)) / world.gamma };
      },
    }),
  },
  {
    id: "missing-horizon",
    hint: "You are off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, rhs: right.rhs * (1 - world.gamma) };
      },
    }),
  },
  {
    id: "missing-gamma",
    hint: "You are off by a factor γ: the model's error is about the next state, one step later.",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, rhs: (right.rhs * 1) / world.gamma };
      },
    }),
  },
  {
    id: "horizon-twice",
    hint: "You are off by 1/(1−γ): the identity has that factor once, only the bound has it twice.",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, rhs: (right.rhs * 1) / (1 - world.gamma) };
      },
    }),
  },
  {
    id: "l1-for-tv",
    hint: "Your bound is twice the right one: total variation is half of the L1 distance.",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, bound: 2 * right.bound };
      },
    }),
  },
  {
    id: "bound-one-horizon",
    hint: "Your bound has 1/(1−γ) once. One comes from the sum over time; how large can a value be, and so an error of the next state's value?",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const right = simulationGap(world, model, pi);
        return { ...right, bound: right.bound * (1 - world.gamma) };
      },
    }),
  },
  {
    id: "bound-model-occupancy",
    hint: "Your bound averages the error over the states where the model would go. Where does the policy go?",
    implement: ({ simulationGap, occupancy, totalVariation }) => ({
      simulationGap: (world, model, pi) => {
        let error = 0;
        occupancy(model, pi).forEach((row, s) =>
          row.forEach((p, a) => (error += p * totalVariation(model.P[s][a], world.P[s][a]))),
        );
        return { ...simulationGap(world, model, pi), bound: (world.gamma / (1 - world.gamma) ** 2) * error };
      },
    }),
  },
  {
    id: "sign-flipped",
    hint: "The sign is turned round: the gap is the model's return minus the world's. Is this a cost or a reward here?",
    implement: ({ simulationGap }) => ({
      simulationGap: (world, model, pi) => {
        const { gap, rhs, bound } = simulationGap(world, model, pi);
        return { gap: -gap, rhs: -rhs, bound };
      },
    }),
  },
];
