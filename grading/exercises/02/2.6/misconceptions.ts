import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "states-only",
    hint: "Your matrix holds the states only. The question is whether the data can tell what the state does from what the action does.",
    implement: ({ conditionNumber }) => ({
      excitation: (data) => conditionNumber(data.map(({ state }) => state)),
    }),
  },
  {
    id: "actions-only",
    hint: "Your matrix holds the actions only. The question is whether the data can tell what the state does from what the action does.",
    implement: ({ conditionNumber }) => ({
      excitation: (data) => conditionNumber(data.map(({ action }) => action)),
    }),
  },
  {
    id: "squared",
    hint: "This is the square: the condition number of ZᵀZ, not of Z.",
    implement: ({ excitation }) => ({ excitation: (data) => excitation(data) ** 2 }),
  },
  {
    id: "next-states",
    hint: "Your rows hold next states. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionNumber }) => ({
      excitation: (data) => conditionNumber(data.map(({ state, next }) => [...state, ...next])),
    }),
  },
  {
    id: "next-for-state",
    hint: "Your rows hold next states. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionNumber }) => ({
      excitation: (data) => conditionNumber(data.map(({ action, next }) => [...next, ...action])),
    }),
  },
  {
    id: "everything",
    hint: "Your rows hold next states, too. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionNumber }) => ({
      excitation: (data) =>
        conditionNumber(data.map(({ state, action, next }) => [...state, ...action, ...next])),
    }),
  },
  {
    id: "inverted",
    hint: "Your number is between 0 and 1: smallest over largest. Bad data should give a large one.",
    implement: ({ excitation }) => ({ excitation: (data) => 1 / excitation(data) }),
  },
];
