import { describeNotebook } from "../support/notebookRules";

describe("notebook 02", () => {
  describeNotebook("02-ross-bagnell", {
    points: {
      ...{ "ans-2-0": 1, "ans-2-0-after": 1, "check-2-1": 4, "check-2-2": 8, "check-2-3": 5, "check-2-4": 4 },
      ...{ "check-2-5": 5, "check-2-6": 3, "check-2-7": 3, "check-2-8": 3, "check-2-9": 3 },
      "ans-feedback": 0,
    },
    exercises: 9,
    figures: 11,
    slides: 9,
    most: 55,
  });
});

describe("notebook 02x", () => {
  describeNotebook("02x-ross-bagnell-more", {
    points: { "check-G3": 4, "ans-G3": 1, "check-G4": 5 },
    exercises: 2,
    figures: 3,
    slides: 1,
  });
});
