import type { QuizQuestion } from "../../jupyter/teaching/quiz";

/** What notebook 02 asks at its end; the last question is about notebook 01. */
export const quiz02: readonly QuizQuestion[] = [
  {
    question: "Why does the loop keep half of the loss on the **expert's** data, for ever?",
    choices: [
      {
        text: "The expert is better than the learner, so its data are worth more.",
        why: "A model learns what follows from an action, not which action is good.",
      },
      {
        text: "There are fewer of them, so they would be drowned.",
        why: "That is why the half is by *weight*; it is not why it is there.",
      },
      {
        text: "They come from good states that the learner may never visit by itself.",
        right: true,
        why: "Learner only never finds the bridge: its model says that it is broken, so it never tries.",
      },
    ],
  },
  {
    question:
      "The model of the expert's pendulum has the smallest training loss of all, and its plan falls. How is that possible?",
    choices: [
      { text: "It overfits: too few data.", why: "More of the same data change nothing." },
      {
        text: "The expert's data cannot tell $A$ and $B$ apart.",
        right: true,
        why: "There $u=K^*x$ always, so only $A+BK^*$ is seen, and the prior chooses the rest.",
      },
      {
        text: "A linear model cannot hold a pendulum.",
        why: "Half and half holds it, with the same class.",
      },
    ],
  },
  {
    question: "No model of the class is right. Which policy of the sequence do you keep?",
    choices: [
      {
        text: "the last",
        why: "It was planned with the most data, but costs may go up again: Ice relapses.",
      },
      {
        text: "the one with the smallest **real** cost",
        right: true,
        why: "The theorem promises something of the best one only.",
      },
      {
        text: "the one whose model promises the least cost",
        why: "Optimism promises the least of all. A promise is no proof.",
      },
    ],
  },
  {
    question: "Promised and real cost lie far apart, in every round, and never move. Which bug?",
    choices: [
      {
        text: "The learner's data come from running the policy in the **model**.",
        right: true,
        why: "Such data agree with the model, so nothing ever contradicts it.",
      },
      {
        text: "Only the last round's data are kept.",
        why: "Then the fit forgets what it knew, and the curve goes back and forth.",
      },
      { text: "The last policy is returned, not the best.", why: "That changes one point, not the curves." },
    ],
  },
  {
    question: "From notebook 01: which term of (PDPM) is large when a model is too **pessimistic**?",
    choices: [
      {
        text: "the model's error where the expert goes",
        right: true,
        why: "The good way looks bad, so the plan leaves it.",
      },
      {
        text: "the model's error where the learner goes",
        why: "That one is large when the model is too *optimistic* there.",
      },
      { text: "the planning term", why: "The planner did its best with what it was told." },
    ],
  },
];
