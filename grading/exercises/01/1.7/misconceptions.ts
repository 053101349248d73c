import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "terms-swapped": {
    hint: "The two model errors are exchanged: which one is measured where the learner goes, and which where the expert goes?",
    implement: ({ withFields }) =>
      withFields("pdpmTerms", (right) => ({
        learnerModelErr: right.expertModelErr,
        expertModelErr: right.learnerModelErr,
      })),
  },
  "learners-value-for-both": {
    hint: "Your expert's term uses the learner's value. Where does the expert's return in the model come from, and whose value is that?",
    implement: ({ withFields, optimism, occupancy, evalPolicy }) =>
      withFields("pdpmTerms", (_, world, model, piHat, piStar) => ({
        expertModelErr: -optimism(world, model, occupancy(world, piStar), evalPolicy(model, piHat)),
      })),
  },
  "values-of-the-world": {
    hint: "Your model errors use values of the world. In the simulation lemma the occupancy is the world's; whose is the value?",
    implement: ({ withFields, optimism, occupancy, evalPolicy }) =>
      withFields("pdpmTerms", (_, world, model, piHat, piStar) => ({
        learnerModelErr: optimism(world, model, occupancy(world, piHat), evalPolicy(world, piHat)),
        expertModelErr: -optimism(world, model, occupancy(world, piStar), evalPolicy(world, piStar)),
      })),
  },
  "expert-sign": {
    hint: "Your expert's term has the other sign: it is about pessimism, what the model promises too little.",
    implement: ({ withFields }) =>
      withFields("pdpmTerms", ({ expertModelErr }) => ({ expertModelErr: -expertModelErr })),
  },
  "learner-sign": {
    hint: "Your learner's term has the other sign: it is about optimism, what the model promises too much.",
    implement: ({ withFields }) =>
      withFields("pdpmTerms", ({ learnerModelErr }) => ({ learnerModelErr: -learnerModelErr })),
  },
  "planning-sign": {
    hint: "The planning term has the other sign: it is the comparator's return in the model minus the learner's.",
    implement: ({ withFields }) => withFields("pdpmTerms", ({ planning }) => ({ planning: -planning })),
  },
  "planning-in-the-world": {
    hint: "The planning term compares the policies in the world. The planner only sees the model.",
    implement: ({ withFields }) => withFields("pdpmTerms", ({ gap }) => ({ planning: gap })),
  },
  "missing-factor": {
    hint: "Your model errors lack the factor γ/(1−γ) of the simulation lemma.",
    implement: ({ withFields }) =>
      withFields("pdpmTerms", ({ learnerModelErr, expertModelErr }, { gamma }) => ({
        learnerModelErr: (learnerModelErr * (1 - gamma)) / gamma,
        expertModelErr: (expertModelErr * (1 - gamma)) / gamma,
      })),
  },
  "gap-sign": {
    hint: "The gap has the other sign: it is the comparator's return minus the learner's.",
    implement: ({ withFields }) => withFields("pdpmTerms", ({ gap }) => ({ gap: -gap })),
  },
});
