import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "multiplicative-updates": () => ({
    hedge: (losses, eta) => {
      const rows = [losses[0].map((_, __, all) => 1 / all.length)];
      const logs = losses[0].map(() => 0);
      for (const round of losses) {
        const best = Math.max(...logs.map((x, i) => x - eta * round[i]));
        round.forEach((loss, i) => (logs[i] -= eta * loss + best));
        const raw = logs.map(Math.exp);
        const all = raw.reduce((x, y) => x + y, 0);
        rows.push(raw.map((x) => x / all));
      }
      return rows;
    },
  }),
  "row-by-row": () => ({
    hedge: (losses, eta) =>
      Array.from({ length: losses.length + 1 }, (_, t) => {
        const sums = losses[0].map((__, i) => losses.slice(0, t).reduce((sum, round) => sum + round[i], 0));
        return sums.map((mine) => 1 / sums.reduce((all, other) => all + Math.exp(eta * (mine - other)), 0));
      }),
  }),
});
