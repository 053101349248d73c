import type { Unit } from "../../checks/exercise";

/** Notebook 05: Dreamer V2, 40 points and 10 on the 5756 track. */
export const unit: Unit = {
  id: "05",
  notebook: "05-dreamer-v2.ipynb",
  extra: "05x-dreamer-v2-more.ipynb",
  order: ["5.0", "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "5.10", "G9", "G10"],
  completion: [
    {
      id: "5.0",
      title: "What breaks first?",
      track: "core",
      points: 1,
      section: "1 · From motors to games",
      answers: [{ gradeId: "ans-5-0", minWords: 15 }],
    },
    {
      id: "5.1",
      title: "What was asked of whom?",
      track: "core",
      points: 1,
      section: "Exercise 5.1 · One score for 55 games",
      answers: [{ gradeId: "ans-5-1", minWords: 25 }],
    },
    {
      id: "5.9",
      title: "From V1 to V2",
      track: "core",
      points: 2.5,
      section: "7 · From V1 to V2",
      answers: [{ gradeId: "ans-5-9", minWords: 50 }],
    },
    {
      id: "G9",
      title: "When is it wrong?",
      track: "5756",
      points: 2,
      section: "Exercise G9 · How wrong is straight-through?",
      answers: [{ gradeId: "ans-G9", minWords: 60 }],
    },
    {
      id: "G10",
      title: "When does a mixture fail?",
      track: "5756",
      points: 2,
      section: "Exercise G10 · A mixture in place of a choice",
      answers: [{ gradeId: "ans-G10", minWords: 60 }],
    },
  ],
};
