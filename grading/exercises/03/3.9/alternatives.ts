import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "running-sums": () => ({
    errorByRegion: (images, reconstructions, region) => {
      const totals = { inside: 0, outside: 0 };
      const counts = { inside: 0, outside: 0 };
      for (let n = 0; n < images.length; n++) {
        for (let i = 0; i < region.length; i++) {
          const part = region[i] ? "inside" : "outside";
          totals[part] += (images[n][i] - reconstructions[n][i]) ** 2;
          counts[part]++;
        }
      }
      return { inside: totals.inside / counts.inside, outside: totals.outside / counts.outside };
    },
  }),
  "pixel-by-pixel": ({ dot, mean, sum }) => ({
    errorByRegion: (images, reconstructions, region) => {
      const errors = region.map((_, i) => mean(images.map((x, n) => (x[i] - reconstructions[n][i]) ** 2)));
      const inside = region.map((is) => (is ? 1 : 0));
      const outside = region.map((is) => (is ? 0 : 1));
      return {
        inside: dot(errors, inside) / sum(inside),
        outside: dot(errors, outside) / sum(outside),
      };
    },
  }),
});
