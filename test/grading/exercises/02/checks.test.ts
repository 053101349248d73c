import { loadUnit } from "grading/grade/loadUnit";
import { describeChecks } from "../describeChecks";

/** G3 and G4 count as soon as they are there; one more point of G3 is for answering. */
const graduate = Object.fromEntries(
  Object.entries({ G3: 4, G4: 5 }).filter(([id]) => loadUnit("02").exercises.some((e) => e.id === id)),
);
const graduatePoints = Object.values(graduate).reduce((sum, points) => sum + points, 1);

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
    ...graduate,
  },
  tracks: { core: 40, "5756": graduatePoints },
});
