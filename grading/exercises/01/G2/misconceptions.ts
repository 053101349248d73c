import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "planning-term",
    hint: "Your policy term is the planning term of PDPM. Here it is an advantage in the model, averaged over the expert's states in the world.",
    implement: ({ pdamTerms, pdpmTerms }) => ({
      pdamTerms: (world, model, piHat, piStar) => ({
        ...pdamTerms(world, model, piHat, piStar),
        policy: pdpmTerms(world, model, piHat, piStar).planning,
      }),
    }),
  },
  {
    id: "experts-value",
    hint: "Your expert's term uses the expert's value, as in PDPM. How many value functions does this lemma need?",
    implement: ({ pdamTerms, pdpmTerms }) => ({
      pdamTerms: (world, model, piHat, piStar) => ({
        ...pdamTerms(world, model, piHat, piStar),
        expertModelErr: pdpmTerms(world, model, piHat, piStar).expertModelErr,
      }),
    }),
  },
  {
    id: "advantage-in-the-world",
    hint: "Your advantage is the one in the world. The learner does not know it: which Q and V can be computed from the model?",
    implement: ({ pdamTerms, performanceDifference }) => ({
      pdamTerms: (world, model, piHat, piStar) => ({
        ...pdamTerms(world, model, piHat, piStar),
        policy: performanceDifference(world, piStar, piHat),
      }),
    }),
  },
  {
    id: "world-reached-by-q",
    hint: "Your Q takes the next state from the world and the value from the model. Both belong to the model here.",
    implement: ({ pdamTerms, evalPolicy, qValues, occupancy }) => ({
      pdamTerms: (world, model, piHat, piStar) => {
        const V = evalPolicy(model, piHat);
        const Q = qValues(world, V);
        let total = 0;
        occupancy(world, piStar).forEach((row, s) => row.forEach((p, a) => (total += p * (Q[s][a] - V[s]))));
        return { ...pdamTerms(world, model, piHat, piStar), policy: total / (1 - world.gamma) };
      },
    }),
  },
  {
    id: "learners-occupancy",
    hint: "You average the advantage where the learner goes, where it is 0 on average. Who visits the states in this term?",
    implement: ({ pdamTerms, evalPolicy, qValues, occupancy }) => ({
      pdamTerms: (world, model, piHat, piStar) => {
        const V = evalPolicy(model, piHat);
        const Q = qValues(model, V);
        let total = 0;
        occupancy(world, piHat).forEach((row, s) => row.forEach((p, a) => (total += p * (Q[s][a] - V[s]))));
        return { ...pdamTerms(world, model, piHat, piStar), policy: total / (1 - world.gamma) };
      },
    }),
  },
  {
    id: "missing-horizon",
    hint: "Your policy term is off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ pdamTerms }) => ({
      pdamTerms: (world, model, piHat, piStar) => {
        const right = pdamTerms(world, model, piHat, piStar);
        return { ...right, policy: right.policy * (1 - world.gamma) };
      },
    }),
  },
  {
    id: "expert-sign",
    hint: "Your expert's term has the other sign: it is about pessimism, what the model promises too little.",
    implement: ({ pdamTerms }) => ({
      pdamTerms: (world, model, piHat, piStar) => {
        const right = pdamTerms(world, model, piHat, piStar);
        return { ...right, expertModelErr: -right.expertModelErr };
      },
    }),
  },
];
