import { gamerNormalised, type GameScore, medianNormalised } from "lib/core/gamerNormalised";
import { publishedScores } from "lib/data/publishedScores";

describe("gamerNormalised", () => {
  it("is 0 for random actions, 1 for a gamer, and ½ halfway, also where scores are negative", () => {
    const pong = { random: -20, human: 10 };
    expect([-20, 10, -5].map((score) => gamerNormalised({ score, ...pong }))).toEqual([0, 1, 0.5]);
  });

  it("goes below 0 and above 1", () => {
    expect(gamerNormalised({ score: 50, random: 100, human: 200 })).toBe(-0.5);
    expect(gamerNormalised({ score: 400, random: 100, human: 200 })).toBe(3);
  });

  it("refuses a game in which a gamer gets what random actions get", () => {
    expect(() => gamerNormalised({ score: 1, random: 2, human: 2 })).toThrow(
      "human must differ from random, got 2 for both",
    );
  });
});

describe("medianNormalised", () => {
  const { scores } = publishedScores("atari200M");
  const gamesOf = (agent: string): GameScore[] =>
    Object.values(scores).map((game) => ({
      score: game[agent].mean,
      random: game.random.mean,
      human: game["human gamer"].mean,
    }));

  it.each([
    ["DreamerV2", 2.23],
    ["Rainbow", 1.47],
    ["IQN", 1.29],
    ["C51", 1.09],
    ["DQN", 0.65],
  ])("of the 55 published scores of %s is %d", (agent, median) => {
    expect(gamesOf(agent)).toHaveLength(55);
    expect(medianNormalised(gamesOf(agent))).toBeCloseTo(median, 2);
  });

  it("is the middle of two games", () => {
    const game = (score: number) => ({ score, random: 0, human: 10 });
    expect(medianNormalised([game(10), game(40)])).toBe(2.5);
  });

  it("refuses no games", () => {
    expect(() => medianNormalised([])).toThrow("games must be at least one, got none");
  });
});
