import { describeNotebook } from "../support/notebookRules";

describe("notebook 05", () => {
  describeNotebook("05-dreamer-v2", {
    points: {
      ...{ "ans-5-0": 1, "check-5-1": 4, "ans-5-1": 1, "check-5-2": 5, "check-5-3": 6, "check-5-4": 6 },
      ...{
        "check-5-5": 5,
        "check-5-6": 2,
        "check-5-7": 3,
        "check-5-8": 4,
        "check-5-10": 0.5,
        "ans-5-9": 2.5,
      },
      "ans-feedback": 0,
    },
    exercises: 8,
    figures: 6,
    slides: 4,
  });
});

describe("notebook 05x", () => {
  describeNotebook("05x-dreamer-v2-more", {
    points: { "check-G9": 3, "ans-G9": 2, "check-G10": 3, "ans-G10": 2 },
    exercises: 2,
    figures: 2,
    slides: 3,
  });
});
