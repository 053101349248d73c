import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "terms-swapped",
    hint: "The two model errors are exchanged: which one is measured where the learner goes, and which where the expert goes?",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, learnerModelErr: right.expertModelErr, expertModelErr: right.learnerModelErr };
      },
    }),
  },
  {
    id: "learners-value-for-both",
    hint: "Your expert's term uses the learner's value. Where does the expert's return in the model come from, and whose value is that?",
    implement: ({ pdpmTerms, occupancy, evalPolicy, dot }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const optimism = (d: number[][], V: number[]) => {
          let total = 0;
          d.forEach((row, s) =>
            row.forEach((p, a) => (total += p * (dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
          );
          return (world.gamma / (1 - world.gamma)) * total;
        };
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, expertModelErr: -optimism(occupancy(world, piStar), evalPolicy(model, piHat)) };
      },
    }),
  },
  {
    id: "values-of-the-world",
    hint: "Your model errors use values of the world. In the simulation lemma the occupancy is the world's; whose is the value?",
    implement: ({ pdpmTerms, occupancy, evalPolicy, dot }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const optimism = (d: number[][], V: number[]) => {
          let total = 0;
          d.forEach((row, s) =>
            row.forEach((p, a) => (total += p * (dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
          );
          return (world.gamma / (1 - world.gamma)) * total;
        };
        const right = pdpmTerms(world, model, piHat, piStar);
        return {
          ...right,
          learnerModelErr: optimism(occupancy(world, piHat), evalPolicy(world, piHat)),
          expertModelErr: -optimism(occupancy(world, piStar), evalPolicy(world, piStar)),
        };
      },
    }),
  },
  {
    id: "expert-sign",
    hint: "Your expert's term has the other sign: it is about pessimism, what the model promises too little.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, expertModelErr: -right.expertModelErr };
      },
    }),
  },
  {
    id: "learner-sign",
    hint: "Your learner's term has the other sign: it is about optimism, what the model promises too much.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, learnerModelErr: -right.learnerModelErr };
      },
    }),
  },
  {
    id: "planning-sign",
    hint: "The planning term has the other sign: it is the comparator's return in the model minus the learner's.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, planning: -right.planning };
      },
    }),
  },
  {
    id: "planning-in-the-world",
    hint: "The planning term compares the policies in the world. The planner only sees the model.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, planning: right.gap };
      },
    }),
  },
  {
    id: "missing-factor",
    hint: "Your model errors lack the factor γ/(1−γ) of the simulation lemma.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return {
          ...right,
          learnerModelErr: (right.learnerModelErr * (1 - world.gamma)) / world.gamma,
          expertModelErr: (right.expertModelErr * (1 - world.gamma)) / world.gamma,
        };
      },
    }),
  },
  {
    id: "gap-sign",
    hint: "The gap has the other sign: it is the comparator's return minus the learner's.",
    implement: ({ pdpmTerms }) => ({
      pdpmTerms: (world, model, piHat, piStar) => {
        const right = pdpmTerms(world, model, piHat, piStar);
        return { ...right, gap: -right.gap };
      },
    }),
  },
];
