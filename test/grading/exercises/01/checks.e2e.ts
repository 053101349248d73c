import { describeChecks } from "../describeChecks";

describeChecks("01", {
  exercises: {
    "1.1": 4,
    "1.2": 4,
    "1.3": 3,
    "1.4": 6,
    "1.5": 3,
    "1.6": 3,
    "1.7": 6,
    "1.8": 5,
    "1.9": 3,
    G1: 5,
    G2: 4,
  },
  tracks: { core: 40, "5756": 10 },
});
