import { describeNotebook } from "../support/notebookRules";

describe("notebook 04", () => {
  describeNotebook("04-dreamer-v1", {
    points: {
      ...{ "ans-4-0": 1, "check-4-1": 6, "check-4-2": 4, "check-4-3": 4, "check-4-4": 4, "check-4-5": 4 },
      ...{ "check-4-6": 5, "check-4-7": 5, "check-4-8": 3, "check-4-9": 2.5, "check-4-11": 0.5 },
      "ans-4-10": 1,
      "ans-feedback": 0,
    },
    exercises: 9,
    figures: 6,
    slides: 6,
    most: 50,
  });
});

describe("notebook 04x", () => {
  describeNotebook("04x-dreamer-v1-more", {
    points: { "check-G7": 3, "ans-G7": 2, "check-G8": 3, "ans-G8": 2 },
    exercises: 2,
    figures: 2,
    slides: 3,
  });
});
