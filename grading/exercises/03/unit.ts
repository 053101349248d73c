import type { Unit } from "../../checks/exercise";

/** Notebook 03: autoencoders and latent dynamics, 40 points and 10 on the 5756 track. */
export const unit: Unit = {
  id: "03",
  notebook: "03-autoencoders.ipynb",
  extra: "03x-autoencoders-more.ipynb",
  order: ["3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "G5", "G6"],
  completion: [
    {
      id: "3.0",
      title: "Tamago sushi: state, actions, observations",
      track: "core",
      points: 2,
      section: "3 · Think, pair, share",
      answers: [{ gradeId: "ans-3-0", minWords: 40 }],
    },
    {
      id: "3.9",
      title: "What is worth a number of the code?",
      track: "core",
      points: 1,
      section: "8 · The noisy television",
      answers: [{ gradeId: "ans-3-9", minWords: 40 }],
    },
    {
      id: "G5",
      title: "Why the linear autoencoder finds the principal components",
      track: "5756",
      points: 2,
      section: "Exercise G5 · The linear autoencoder is PCA",
      answers: [{ gradeId: "ans-G5", minWords: 60 }],
    },
  ],
};
