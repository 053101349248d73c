import { describeChecks } from "../describeChecks";

describeChecks("05", {
  exercises: {
    "5.1": 4,
    "5.2": 5,
    "5.3": 6,
    "5.4": 6,
    "5.5": 5,
    "5.6": 2,
    "5.7": 3,
    "5.8": 4,
    "5.10": 0.5,
    G9: 3,
    G10: 3,
  },
  tracks: { core: 40, "5756": 10 },
});
