import type { QuizQuestion } from "../../jupyter/teaching/quiz";

/** What notebook 03 asks at its end; the last question is about notebook 02. */
export const quiz03: readonly QuizQuestion[] = [
  {
    question:
      "One picture of a pendulum is all that an agent sees. Which part of the state can no network read from it?",
    choices: [
      { text: "The angle.", why: "Each angle looks different: R² is 1 from one picture." },
      {
        text: "The velocity.",
        right: true,
        why: "All velocities look the same. It takes two pictures, or a memory.",
      },
      { text: "Neither, without labels.", why: "The probe shows what is *in* the picture; the angle is." },
    ],
  },
  {
    question:
      "An autoencoder with a code of **one** number is trained on blobs anywhere in the plane. What limits it?",
    choices: [
      {
        text: "A line cannot visit all of a square without tearing neighbours apart.",
        right: true,
        why: "A blob has two degrees of freedom. One number can only follow a curve through them.",
      },
      {
        text: "The network is too small.",
        why: "A larger one bends the curve more, and the error stays of the same size.",
      },
      { text: "Too few pictures.", why: "The error is as large on the pictures that it was trained on." },
    ],
  },
  {
    question:
      "Predictions 20 steps ahead have a small error when each step starts from the **true** code. What does that say of the model as a simulator?",
    choices: [
      { text: "That it is good for 20 steps.", why: "It was never asked for more than one step at a time." },
      {
        text: "Little: in open loop it lives on its own predictions, and its errors add up.",
        right: true,
        why: "That is what planning in a model does, and what the simulation lemma of notebook 01 counts.",
      },
      {
        text: "That the codes are good.",
        why: "It says how well one step is predicted, which bad codes allow as well.",
      },
    ],
  },
  {
    question: "Beside a television, a code of two numbers loses the blob. Why?",
    choices: [
      {
        text: "The screen is brighter than the blob.",
        why: "Brightness alone costs nothing: a constant needs no number of the code.",
      },
      {
        text: "The loss counts pixels, and the screen's brightness moves many of them together.",
        right: true,
        why: "Squared error does not know what matters for reward. Notebook 04 adds the reward to the loss.",
      },
      {
        text: "Noise cannot be coded.",
        why: "This noise can: one number a picture. That is exactly what it takes away.",
      },
    ],
  },
  {
    question: "From notebook 02: the model class cannot be right everywhere. Where should it be right?",
    choices: [
      { text: "Where its training error is largest.", why: "The planner may never go there." },
      {
        text: "Everywhere a little.",
        why: "That is what exploration alone gave: a mediocre model of states that nobody visits.",
      },
      {
        text: "Where the learner goes and where the expert goes.",
        right: true,
        why: "Half and half: the two terms of (PDPM).",
      },
    ],
  },
];
