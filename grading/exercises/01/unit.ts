import type { Unit } from "../../checks/exercise";

/** Notebook 01: the simulation lemma and PDPM, 40 points and 10 on the 5756 track. */
export const unit: Unit = {
  id: "01",
  notebook: "01-simulation-lemma.ipynb",
  extra: "01x-simulation-lemma-more.ipynb",
  order: ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "G1", "G2"],
  completion: [
    {
      id: "1.0",
      title: "Bets before the run",
      track: "core",
      points: 1,
      section: "1 · Goal of learning models: approximate the world, or find a good policy?",
      answers: [{ gradeId: "ans-1-0", minWords: 15 }],
    },
    {
      id: "1.10",
      title: "Re-poll, reflection, exit ticket",
      track: "core",
      points: 2,
      section: "Exercise 1.10 · Re-poll, reflection, exit ticket",
      answers: [{ gradeId: "ans-1-10", minWords: 60 }],
    },
    {
      id: "G2",
      title: "Why one value function is enough",
      track: "5756",
      points: 1,
      section: "Exercise G2 · Performance difference via advantage in the model",
      answers: [{ gradeId: "ans-G2", minWords: 25 }],
    },
  ],
};
