import type { Unit } from "../../checks/exercise";

/** Notebook 02: the Ross–Bagnell loop, 40 points and 10 on the 5756 track. */
export const unit: Unit = {
  id: "02",
  notebook: "02-ross-bagnell.ipynb",
  extra: "02x-ross-bagnell-more.ipynb",
  order: ["2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "G3", "G4"],
  completion: [
    {
      id: "2.0",
      title: "Three rows, before the run and after",
      track: "core",
      points: 2,
      section: "1 · Model learning with a planner in the loop",
      answers: [
        { gradeId: "ans-2-0", minWords: 15 },
        { gradeId: "ans-2-0-after", minWords: 40 },
      ],
    },
    {
      id: "G3",
      title: "Why the average policy is good",
      track: "5756",
      points: 1,
      section: "Exercise G3 · No regret",
      answers: [{ gradeId: "ans-G3", minWords: 40 }],
    },
  ],
};
