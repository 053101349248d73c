import { type GameScore, gamerNormalised, medianNormalised } from "lib/core/gamerNormalised";
import type { Rng } from "lib/core/rng";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** A game whose gamer is `above` points better than chance; negative where the game counts downwards. */
function randomGame(rng: Rng, above = 5 + 500 * rng.uniform()): GameScore {
  const random = rng.normal(0, 100);
  return { score: random + above * rng.normal(0.8, 1.5), random, human: random + above };
}

const randomGames = (rng: Rng, count: number): GameScore[] =>
  Array.from({ length: count }, () => randomGame(rng));

/** Compares one game at a time. */
async function compareGames({ call }: CheckContext, games: GameScore[]): Promise<void> {
  for await (const [game, got] of eachAnswer(call, "gamerNormalised", games, (one) => [one]))
    expect(got).toBeNear(gamerNormalised(game), { name: "the normalised score" });
}

/** Compares medians. */
async function compareMedians({ call }: CheckContext, lists: GameScore[][]): Promise<void> {
  for await (const [games, got] of eachAnswer(call, "medianNormalised", lists, (one) => [one]))
    expect(got).toBeNear(medianNormalised(games), { name: "the median" });
}

/** Nine games of datasets/published-scores, which is not there where checks run: random, gamer, Rainbow, DreamerV2. */
const published = [
  [0.1, 12.1, 98.6, 89.1], // boxing
  [1.7, 30.5, 120.1, 453.3], // breakout
  [65.2, 4334.7, 8207.7, 14060.7], // frostbite
  [0, 4753.3, 500, 129.1], // montezuma_revenge
  [-20.7, 14.6, 20.2, 19.9], // pong
  [68.4, 42054.7, 9903.4, 7363.1], // seaquest
  [-17098.1, -4336.9, -28707.6, -9650.3], // skiing
  [0, 1187.5, 1528.9, 0.4], // venture
  [16256.9, 17667.9, 466895, 41540.8], // video_pinball
] as const;

export const hidden: Check[] = [
  {
    id: "random-scores",
    title: "any score is measured by what is between chance and a gamer, below 0 and above 1 as well",
    points: 0.75,
    run: (context) => compareGames(context, randomGames(context.rng, 20)),
  },
  {
    id: "low-scores",
    title: "it is so where all scores are negative, and where the gamer has less than chance",
    points: 0.25,
    run: (context) =>
      compareGames(context, [
        { score: -9650.3, random: -17098.1, human: -4336.9 },
        ...[-3, -50, -700].map((above) => randomGame(context.rng, above)),
      ]),
  },
  {
    id: "random-medians",
    title: "the median is of the normalised scores, for odd and even numbers of games, in any order",
    points: 1,
    run: (context) =>
      compareMedians(
        context,
        [1, 2, 3, 4, 7, 10].map((n) => randomGames(context.rng, n)),
      ),
  },
  {
    id: "published",
    title:
      "it is so for published scores of Rainbow and DreamerV2 in nine games, from below chance to 300 gamers",
    points: 1,
    run: (context) =>
      compareMedians(
        context,
        [2, 3].map((agent) =>
          published.map((game) => ({ score: game[agent], random: game[0], human: game[1] })),
        ),
      ),
  },
];
