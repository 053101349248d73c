import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "real-real": {
    hint: "Your right side pairs the world's occupancy with the world's value. Which value function goes with which occupancy? Look at where Vhat stands in the last line of the proof.",
    implement: ({ withFields, optimism, occupancy, evalPolicy }) =>
      withFields("simulationGap", (_, world, model, pi) => ({
        rhs: optimism(world, model, occupancy(world, pi), evalPolicy(world, pi)),
      })),
  },
  "model-model": {
    hint: "Your right side uses the model for both the occupancy and the value. Only one of the two comes from the model: which one?",
    implement: ({ withFields, optimism, occupancy, evalPolicy }) =>
      withFields("simulationGap", (_, world, model, pi) => ({
        rhs: optimism(world, model, occupancy(model, pi), evalPolicy(model, pi)),
      })),
  },
  "missing-factor": {
    hint: "Your right side lacks the factor γ/(1−γ): γ because the error is about the next state, 1/(1−γ) because d is normalised.",
    implement: ({ withFields }) =>
      withFields("simulationGap", ({ rhs }, { gamma }) => ({ rhs: (rhs * (1 - gamma)) / gamma })),
  },
  "missing-horizon": {
    hint: "You are off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ withFields }) =>
      withFields("simulationGap", ({ rhs }, { gamma }) => ({ rhs: rhs * (1 - gamma) })),
  },
  "missing-gamma": {
    hint: "You are off by a factor γ: the model's error is about the next state, one step later.",
    implement: ({ withFields }) =>
      withFields("simulationGap", ({ rhs }, { gamma }) => ({ rhs: rhs / gamma })),
  },
  "horizon-twice": {
    hint: "You are off by 1/(1−γ): the identity has that factor once, only the bound has it twice.",
    implement: ({ withFields }) =>
      withFields("simulationGap", ({ rhs }, { gamma }) => ({ rhs: rhs / (1 - gamma) })),
  },
  "l1-for-tv": {
    hint: "Your bound is twice the right one: total variation is half of the L1 distance.",
    implement: ({ withFields }) => withFields("simulationGap", ({ bound }) => ({ bound: 2 * bound })),
  },
  "bound-one-horizon": {
    hint: "Your bound has 1/(1−γ) once. One comes from the sum over time; how large can a value be, and so an error of the next state's value?",
    implement: ({ withFields }) =>
      withFields("simulationGap", ({ bound }, { gamma }) => ({ bound: bound * (1 - gamma) })),
  },
  "bound-model-occupancy": {
    hint: "Your bound averages the error over the states where the model would go. Where does the policy go?",
    implement: ({ withFields, simulationGap }) =>
      withFields("simulationGap", (_, world, model, pi) => ({
        bound: simulationGap(model, world, pi).bound,
      })),
  },
  "sign-flipped": {
    hint: "The sign is turned round: the gap is the model's return minus the world's. Is this a cost or a reward here?",
    implement: ({ withFields }) => withFields("simulationGap", ({ gap, rhs }) => ({ gap: -gap, rhs: -rhs })),
  },
});
