import { describeChecks } from "../describeChecks";

describeChecks("04", {
  exercises: {
    "4.1": 6,
    "4.2": 4,
    "4.3": 4,
    "4.4": 4,
    "4.5": 4,
    "4.6": 5,
    "4.7": 5,
    "4.8": 3,
    "4.9": 2.5,
    "4.11": 0.5,
    G7: 3,
    G8: 3,
  },
  tracks: { core: 40, "5756": 10 },
});
