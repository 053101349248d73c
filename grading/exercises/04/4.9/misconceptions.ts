import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

type Outcome = ReturnType<Parameters<Reference04["horizonSweep"]>[0]>;

/** Another summary of the runs of a horizon; the best is the one with the largest real one. */
const summing =
  () =>
  (summary: (runs: Outcome[]) => Outcome): Partial<Reference04> => ({
    horizonSweep: (run, horizons, seeds) => {
      const rows = horizons.map((horizon) => summary(seeds.map((seed) => run(horizon, seed))));
      const real = rows.map((row) => row.real);
      return {
        promised: rows.map((row) => row.promised),
        real,
        best: horizons[real.indexOf(Math.max(...real))],
      };
    },
  });

/** Another average over the seeds. */
const averaging =
  () =>
  (average: (numbers: number[]) => number): ((runs: Outcome[]) => Outcome) =>
  (runs) => ({
    promised: average(runs.map((run) => run.promised)),
    real: average(runs.map((run) => run.real)),
  });

/** Another choice from the right medians. */
const choosing =
  ({ horizonSweep }: Reference04) =>
  (
    choose: (
      sweep: { promised: number[]; real: number[]; best: number },
      horizons: readonly number[],
    ) => number,
  ): Partial<Reference04> => ({
    horizonSweep: (run, horizons, seeds) => {
      const sweep = horizonSweep(run, horizons, seeds);
      return { ...sweep, best: choose(sweep, horizons) };
    },
  });

export const misconceptions = misconceptions04({ summing, averaging, choosing })({
  "best-promise": {
    hint: "Your best horizon is the one that promises most. A promise is made in the model: where is it kept?",
    implement: ({ choosing }) =>
      choosing(({ promised }, horizons) => horizons[promised.indexOf(Math.max(...promised))]),
  },
  "mean-for-median": {
    hint: "You take means over the seeds: one training that failed decides for its horizon. What does one wild number not move?",
    implement: ({ summing, averaging, mean }) => summing(averaging(mean)),
  },
  "best-seed": {
    hint: "You take the best seed of each horizon. With enough seeds somebody is always lucky: what is the usual return?",
    implement: ({ summing, averaging }) => summing(averaging((numbers) => Math.max(...numbers))),
  },
  "run-in-the-middle": {
    hint: "Your promise is that of the run whose real return is in the middle. The two medians need not come from one run: each is of its own numbers.",
    implement: ({ summing, median }) =>
      summing((runs) => {
        const real = median(runs.map((run) => run.real));
        const nearest = [...runs].sort((x, y) => Math.abs(x.real - real) - Math.abs(y.real - real));
        return { promised: nearest[0].promised, real };
      }),
  },
  "last-of-equals": {
    hint: "Of horizons that really got as much you take the last. Take the first.",
    implement: ({ choosing }) =>
      choosing(({ real }, horizons) => horizons[real.lastIndexOf(Math.max(...real))]),
  },
  "one-seed": {
    hint: "You trained with the first seed only. One run is an anecdote.",
    implement: ({ withArguments }) =>
      withArguments("horizonSweep", (run, horizons, seeds) => [run, horizons, seeds.slice(0, 1)]),
  },
  "trains-twice": {
    hint: "You train once for what was promised and again for what was real. A training gives both, and takes minutes.",
    implement: ({ horizonSweep }) => ({
      horizonSweep: (run, horizons, seeds) => {
        const { promised } = horizonSweep(run, horizons, seeds);
        return { ...horizonSweep(run, horizons, seeds), promised };
      },
    }),
  },
  "other-seeds": {
    hint: "Each horizon gets seeds of its own. Then horizons differ by luck as well: all should meet the same chance.",
    implement: ({ withArguments }) =>
      withArguments("horizonSweep", (run, horizons, seeds) => [
        (horizon, seed) => run(horizon, seed + horizons.indexOf(horizon) * seeds.length),
        horizons,
        seeds,
      ]),
  },
  "index-for-horizon": {
    hint: "You return the place of the horizon in the list. The horizon itself is asked for.",
    implement: ({ choosing }) => choosing(({ best }, horizons) => horizons.indexOf(best)),
  },
  "return-for-horizon": {
    hint: "Your `best` is the largest return. The horizon that got it is asked for.",
    implement: ({ choosing }) => choosing(({ real }) => Math.max(...real)),
  },
  "least-disappointment": {
    hint: "Your best horizon is the one that disappoints least. An agent that promises little and gets it is honest; but which one got most?",
    implement: ({ choosing }) =>
      choosing(({ promised, real }, horizons) => {
        const gaps = promised.map((promise, i) => Math.abs(promise - real[i]));
        return horizons[gaps.indexOf(Math.min(...gaps))];
      }),
  },
  "least-for-most": {
    hint: "Your best horizon is the one that really got least. Returns are rewards, not costs: more is better.",
    implement: ({ choosing }) => choosing(({ real }, horizons) => horizons[real.indexOf(Math.min(...real))]),
  },
  "promised-and-real-exchanged": {
    hint: "What was promised stands in `real`, and what was real in `promised`.",
    implement: ({ withFields }) =>
      withFields("horizonSweep", ({ promised, real }) => ({ promised: real, real: promised })),
  },
});
