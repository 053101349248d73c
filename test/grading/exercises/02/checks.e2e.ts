import { describeChecks } from "../describeChecks";

describeChecks("02", {
  exercises: {
    "2.1": 4,
    "2.2": 8,
    "2.3": 5,
    "2.4": 4,
    "2.5": 5,
    "2.6": 3,
    "2.7": 3,
    "2.8": 3,
    "2.9": 3,
    G3: 4,
    G4: 5,
  },
  tracks: { core: 40, "5756": 10 },
});
