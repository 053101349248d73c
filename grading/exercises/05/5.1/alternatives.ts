import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "sorted-by-hand": () => ({
    gamerNormalised: ({ score, random, human }) => score / (human - random) - random / (human - random),
    medianNormalised: (games) => {
      const sorted = games.map(({ score, random, human }) => (score - random) / (human - random));
      sorted.sort((a, b) => a - b);
      const half = sorted.length / 2;
      return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
    },
  }),
  "one-less-the-rest": ({ median }) => {
    const gamerNormalised = (game: { score: number; random: number; human: number }) =>
      1 - (game.human - game.score) / (game.human - game.random);
    return {
      gamerNormalised,
      medianNormalised: (games) => {
        const all: number[] = [];
        for (const game of games) all.push(gamerNormalised(game));
        return median(all);
      },
    };
  },
});
