import { describeNotebook } from "../support/notebookRules";

describe("notebook 01", () => {
  describeNotebook("01-simulation-lemma", {
    points: {
      ...{ "ans-1-0": 1, "check-1-1": 4, "check-1-2": 4, "check-1-3": 3, "check-1-4": 6, "check-1-5": 3 },
      ...{ "check-1-6": 3, "check-1-7": 6, "check-1-8": 5, "check-1-9": 3, "ans-1-10": 2 },
      "ans-feedback": 0,
    },
    exercises: 9,
    figures: 3,
    slides: 7,
  });
});

describe("notebook 01x", () => {
  describeNotebook("01x-simulation-lemma-more", {
    points: { "check-G1": 5, "check-G2": 4, "ans-G2": 1 },
    exercises: 2,
    figures: 1,
    slides: 1,
  });
});
