import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "seeds-outside": ({ median, transpose }) => ({
    findElbow: (run, sizes, seeds) => {
      const table = [];
      for (const seed of seeds) table.push(sizes.map((size) => run(size, seed)));
      const errors = transpose(table).map((column) => median(column));
      let [elbow, most] = [sizes[1], -Infinity];
      for (let i = 1; i < sizes.length - 1; i++) {
        const before = Math.log(errors[i - 1]) - Math.log(errors[i]);
        const after = Math.log(errors[i]) - Math.log(errors[i + 1]);
        if (before - after > most) [elbow, most] = [sizes[i], before - after];
      }
      return { errors, elbow };
    },
  }),
  ratios: () => ({
    findElbow: (run, sizes, seeds) => {
      const errors = sizes.map((size) => {
        const sorted = seeds.map((seed) => run(size, seed)).sort((x, y) => x - y);
        return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
      });
      const gains = errors.slice(1).map((error, i) => errors[i] / error);
      const bends = gains.slice(1).map((gain, i) => Math.log2(gains[i] / gain));
      return { elbow: sizes[1 + bends.reduce((best, x, i) => (x > bends[best] ? i : best), 0)], errors };
    },
  }),
});
