import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "seeds-outside": ({ median }) => ({
    horizonSweep: (run, horizons, seeds) => {
      const table = horizons.map(() => ({ promised: [] as number[], real: [] as number[] }));
      for (const seed of seeds)
        horizons.forEach((horizon, i) => {
          const { promised, real } = run(horizon, seed);
          table[i].promised.push(promised);
          table[i].real.push(real);
        });
      const real = table.map((row) => median(row.real));
      let best = 0;
      for (let i = 1; i < horizons.length; i++) if (real[i] > real[best]) best = i;
      return { best: horizons[best], real, promised: table.map((row) => median(row.promised)) };
    },
  }),
  "as-it-goes": () => ({
    horizonSweep: (run, horizons, seeds) => {
      const middle = (numbers: number[]) => {
        const sorted = [...numbers].sort((x, y) => x - y);
        return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
      };
      const sweep = { promised: [] as number[], real: [] as number[], best: horizons[0] };
      let most = -Infinity;
      for (const horizon of horizons) {
        const runs = seeds.map((seed) => run(horizon, seed));
        sweep.promised.push(middle(runs.map(({ promised }) => promised)));
        const got = middle(runs.map(({ real }) => real));
        sweep.real.push(got);
        if (got > most) [most, sweep.best] = [got, horizon];
      }
      return sweep;
    },
  }),
  "sorts-horizons": ({ median }) => ({
    horizonSweep: (run, horizons, seeds) => {
      const rows = horizons.map((horizon, place) => {
        const runs = seeds.map((seed) => run(horizon, seed));
        const of = (part: "promised" | "real") => median(runs.map((one) => one[part]));
        return { horizon, place, promised: of("promised"), real: of("real") };
      });
      const [first] = [...rows].sort((x, y) => y.real - x.real || x.place - y.place);
      return {
        promised: rows.map((row) => row.promised),
        real: rows.map((row) => row.real),
        best: first.horizon,
      };
    },
  }),
});
