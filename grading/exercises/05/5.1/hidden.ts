import { type GameScore, gamerNormalised, medianNormalised } from "lib/core/gamerNormalised";
import type { Rng } from "lib/core/rng";
import { publishedScores } from "lib/data/publishedScores";
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

/** The 55 published scores of an agent. */
const published = (agent: string): GameScore[] =>
  Object.values(publishedScores("atari200M").scores).map((game) => ({
    score: game[agent].mean,
    random: game.random.mean,
    human: game["human gamer"].mean,
  }));

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
      "of the published scores it is 0.65 for DQN, 1.09 for C51, 1.29 for IQN, 1.47 for Rainbow and 2.23 for DreamerV2",
    points: 1,
    async run({ call }) {
      for (const [agent, right] of Object.entries({
        ...{ DQN: 0.65, C51: 1.09, IQN: 1.29, Rainbow: 1.47, DreamerV2: 2.23 },
      })) {
        const got = await call("medianNormalised", published(agent));
        expect(got).toBeNear(right, { name: `the median of ${agent}`, tolerance: 0.01, scale: 1 });
      }
    },
  },
];
