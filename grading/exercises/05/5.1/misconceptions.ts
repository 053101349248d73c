import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

type Game = Parameters<Reference05["gamerNormalised"]>[0];

/** Both functions by another normalised score. */
const scoring =
  ({ median }: Reference05) =>
  (gamerNormalised: (game: Game) => number): Partial<Reference05> => ({
    gamerNormalised,
    medianNormalised: (games) => median(games.map((game) => gamerNormalised(game))),
  });

/** Another number of the normalised scores. */
const summing =
  ({ gamerNormalised }: Reference05) =>
  (of: (scores: number[]) => number): Partial<Reference05> => ({
    medianNormalised: (games) => of(games.map(gamerNormalised)),
  });

// what only the median does comes first
export const misconceptions = misconceptions05({ scoring, summing })({
  "mean-for-median": {
    hint: "You take the mean over games. One game with a score of 30 gamers would then speak for ten others: which number looks at the middle game?",
    implement: ({ summing, mean }) => summing(mean),
  },
  "median-of-raw-scores": {
    hint: "You take the median of the raw scores before you normalise. A point in Pong and a point in Atlantis are not the same: which comes first?",
    implement: ({ gamerNormalised, median }) => ({
      medianNormalised: (games) => {
        const middle = (part: "score" | "random" | "human") => median(games.map((game) => game[part]));
        return gamerNormalised({ score: middle("score"), random: middle("random"), human: middle("human") });
      },
    }),
  },
  "upper-of-two": {
    hint: "With an even number of games, two are in the middle, and you take the upper one.",
    implement: ({ summing }) =>
      summing((scores) => [...scores].sort((a, b) => a - b)[Math.floor(scores.length / 2)]),
  },
  "lower-of-two": {
    hint: "With an even number of games, two are in the middle, and you take the lower one.",
    implement: ({ summing }) =>
      summing((scores) => [...scores].sort((a, b) => a - b)[Math.floor((scores.length - 1) / 2)]),
  },
  "not-sorted": {
    hint: "You take the game in the middle of the list. The median is the middle of the scores in order.",
    implement: ({ summing }) => summing((scores) => scores[Math.floor(scores.length / 2)]),
  },
  "best-game": {
    hint: "You report the best game. An agent that plays one game well is not one that plays 55.",
    implement: ({ summing }) => summing((scores) => Math.max(...scores)),
  },
  "divides-by-human": {
    hint: "You divide by the gamer's score alone. What does a gamer gain over random actions?",
    implement: ({ scoring }) => scoring(({ score, random, human }) => (score - random) / human),
  },
  "human-alone": {
    hint: "Your score is a share of the gamer's. Random actions score, too: in which game would they look brilliant?",
    implement: ({ scoring }) => scoring(({ score, human }) => score / human),
  },
  "random-not-taken-off": {
    hint: "You do not take off what random actions get. They are to count 0.",
    implement: ({ scoring }) => scoring(({ score, random, human }) => score / (human - random)),
  },
  "gamer-at-zero": {
    hint: "Your score is 0 for a gamer. It is to be 1 for a gamer, and 0 for random actions.",
    implement: ({ scoring }) => scoring(({ score, random, human }) => (score - human) / (human - random)),
  },
  inverted: {
    hint: "Your fraction stands on its head: a better agent gets less.",
    implement: ({ scoring }) => scoring(({ score, random, human }) => (human - random) / (score - random)),
  },
  "without-sign": {
    hint: "You drop a sign: an agent that is worse than chance, or a game that counts downwards, comes out as good.",
    implement: ({ scoring }) =>
      scoring(({ score, random, human }) => Math.abs((score - random) / (human - random))),
  },
  "wrong-sign": {
    hint: "Your score falls as the agent's rises. Which difference has the wrong order?",
    implement: ({ scoring }) => scoring(({ score, random, human }) => (random - score) / (human - random)),
  },
  "clipped-below": {
    hint: "You lift what is below 0. Worse than random is possible, and is to be seen.",
    implement: ({ scoring }) =>
      scoring(({ score, random, human }) => Math.max(0, (score - random) / (human - random))),
  },
  "clipped-above": {
    hint: "You cut what is above 1. Better than a gamer is possible, and is to be seen.",
    implement: ({ scoring }) =>
      scoring(({ score, random, human }) => Math.min(1, (score - random) / (human - random))),
  },
  percent: {
    hint: "Your score is in percent: a gamer has 1.",
    implement: ({ scoring }) =>
      scoring(({ score, random, human }) => (100 * (score - random)) / (human - random)),
  },
});
