import type { QuizQuestion } from "../../jupyter/teaching/quiz";

/** What notebook 01 asks at its end; the last question is about an earlier lecture. */
export const quiz01: readonly QuizQuestion[] = [
  {
    question:
      "You walk in the **world** and add up, step by step, by how much a value function likes the model's next state better than the world's. Whose value function gives $J_{\\hat M}(\\pi)-J_{M^*}(\\pi)$ exactly?",
    choices: [
      { text: "the model's", right: true, why: "One side visits, the other side values: that is (SL)." },
      {
        text: "the world's",
        why: "Real with real is right to first order only: it does not see how the model's errors feed on each other.",
      },
      {
        text: "either of the two",
        why: "They differ, unless the laws are the same. The world's value belongs to a walk in the model.",
      },
    ],
  },
  {
    question:
      "$\\gamma=0.99$, rewards in $[0,1]$, and every next-state law of the model is off by 1 % in total variation. How much of all that there is to earn can its promise be wrong by?",
    choices: [
      { text: "1 %", why: "One step is, but about a hundred steps count, and what was lost stays lost." },
      {
        text: "about half",
        right: true,
        why: "49.7 of 100: the leak chain does it, and nothing does more (exercise G1, notebook 01x).",
      },
      {
        text: "nearly all",
        why: "The classic bound says 99, but two walks that have come apart cannot come apart again.",
      },
    ],
  },
  {
    question: "Which term of (PDPM) can no amount of **expert** data control?",
    choices: [
      {
        text: "the model's error where the expert goes",
        why: "Expert data are drawn from just these states.",
      },
      { text: "the planning term", why: "No data of any kind do: that one is the planner's business." },
      {
        text: "the model's error where the learner goes",
        right: true,
        why: "The expert need not go there, so its data may say nothing about it.",
      },
    ],
  },
  {
    question:
      "Two Corridors. Model A swaps left and right at the crossroads and nowhere else; model B is right there and wrong ever after. Which has the smaller loss, and which the better plan?",
    choices: [
      { text: "A has both", why: "A's plan takes the wrong corridor: that one step decides everything." },
      {
        text: "A has the smaller loss, B the better plan",
        right: true,
        why: "A errs on one step in five, B on the four that do not matter.",
      },
      { text: "B has both", why: "B errs on four steps of five, and a loss counts steps." },
    ],
  },
  {
    question:
      "From the lectures before: $d^\\pi$ is the normalised occupancy, its entries sum to 1. What is the return $J(\\pi)$?",
    choices: [
      {
        text: "$\\mathbb E_{d^\\pi}[r]$",
        why: "This is the reward of an average step. All steps together count $1/(1-\\gamma)$ of them.",
      },
      {
        text: "$\\frac{1}{1-\\gamma}\\,\\mathbb E_{d^\\pi}[r]$",
        right: true,
        why: "$1-\\gamma$ made it a distribution; this takes it back.",
      },
      {
        text: "$\\frac{\\gamma}{1-\\gamma}\\,\\mathbb E_{d^\\pi}[r]$",
        why: "The first reward is not discounted. This factor stands before a difference of next states.",
      },
    ],
  },
];
