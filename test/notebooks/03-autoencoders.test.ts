import { describeNotebook } from "../support/notebookRules";

describe("notebook 03", () => {
  describeNotebook("03-autoencoders", {
    points: {
      ...{ "ans-3-0": 2, "check-3-1": 3, "check-3-2": 5, "check-3-3": 4, "check-3-4": 8, "check-3-5": 4 },
      ...{ "check-3-6": 2, "check-3-7": 6, "check-3-8": 3, "check-3-9": 2, "ans-3-9": 1 },
      "ans-feedback": 0,
    },
    exercises: 9,
    figures: 9,
    slides: 6,
  });
});

describe("notebook 03x", () => {
  describeNotebook("03x-autoencoders-more", {
    points: { "check-G5": 3, "ans-G5": 2, "check-G6": 5 },
    exercises: 2,
    figures: 2,
    slides: 3,
  });
});
