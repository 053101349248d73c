import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "planning-term": {
    hint: "Your policy term is the planning term of PDPM. Here it is an advantage in the model, averaged over the expert's states in the world.",
    implement: ({ withFields, pdpmTerms }) =>
      withFields("pdamTerms", (_, ...args) => ({ policy: pdpmTerms(...args).planning })),
  },
  "experts-value": {
    hint: "Your expert's term uses the expert's value, as in PDPM. How many value functions does this lemma need?",
    implement: ({ withFields, pdpmTerms }) =>
      withFields("pdamTerms", (_, ...args) => ({ expertModelErr: pdpmTerms(...args).expertModelErr })),
  },
  "advantage-in-the-world": {
    hint: "Your advantage is the one in the world. The learner does not know it: which Q and V can be computed from the model?",
    implement: ({ withFields, performanceDifference }) =>
      withFields("pdamTerms", (_, world, _model, piHat, piStar) => ({
        policy: performanceDifference(world, piStar, piHat),
      })),
  },
  "world-reached-by-q": {
    hint: "Your Q takes the next state from the world and the value from the model. Both belong to the model here.",
    implement: ({ withFields, advantage, occupancy, evalPolicy }) =>
      withFields("pdamTerms", (_, world, model, piHat, piStar) => ({
        policy: advantage(world, occupancy(world, piStar), evalPolicy(model, piHat)),
      })),
  },
  "learners-occupancy": {
    hint: "You average the advantage where the learner goes, where it is 0 on average. Who visits the states in this term?",
    implement: ({ withFields, advantage, occupancy, evalPolicy }) =>
      withFields("pdamTerms", (_, world, model, piHat) => ({
        policy: advantage(model, occupancy(world, piHat), evalPolicy(model, piHat)),
      })),
  },
  "missing-horizon": {
    hint: "Your policy term is off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ withFields }) =>
      withFields("pdamTerms", ({ policy }, { gamma }) => ({ policy: policy * (1 - gamma) })),
  },
  "expert-sign": {
    hint: "Your expert's term has the other sign: it is about pessimism, what the model promises too little.",
    implement: ({ withFields }) =>
      withFields("pdamTerms", ({ expertModelErr }) => ({ expertModelErr: -expertModelErr })),
  },
});
