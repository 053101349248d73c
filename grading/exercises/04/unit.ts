import type { Unit } from "../../checks/exercise";

/** Notebook 04: Dreamer V1, 40 points and 10 on the 5756 track. */
export const unit: Unit = {
  id: "04",
  notebook: "04-dreamer-v1.ipynb",
  extra: "04x-dreamer-v1-more.ipynb",
  order: ["4.0", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "4.10", "4.11", "G7", "G8"],
  completion: [
    {
      id: "4.0",
      title: "What gives a prediction away?",
      track: "core",
      points: 1,
      section: "1 · Simulator or prediction?",
      answers: [{ gradeId: "ans-4-0", minWords: 15 }],
    },
    {
      id: "4.10",
      title: "Again: what gives a prediction away?",
      track: "core",
      points: 1,
      section: "7 · What Dreamer can do",
      answers: [{ gradeId: "ans-4-10", minWords: 40 }],
    },
    {
      id: "G7",
      title: "From the evidence to Dreamer's loss",
      track: "5756",
      points: 2,
      section: "Exercise G7 · What the evidence is made of",
      answers: [{ gradeId: "ans-G7", minWords: 60 }],
    },
    {
      id: "G8",
      title: "Ross and Bagnell's loop and Dreamer, line by line",
      track: "5756",
      points: 2,
      section: "Exercise G8 · The expert's half",
      answers: [{ gradeId: "ans-G8", minWords: 60 }],
    },
  ],
};
