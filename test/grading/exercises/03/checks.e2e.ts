import { describeChecks } from "../describeChecks";

describeChecks("03", {
  exercises: {
    "3.1": 3,
    "3.2": 5,
    "3.3": 4,
    "3.4": 8,
    "3.5": 4,
    "3.6": 2,
    "3.7": 6,
    "3.8": 3,
    "3.9": 2,
    G5: 3,
    G6: 5,
  },
  tracks: { core: 40, "5756": 10 },
});
