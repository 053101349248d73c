import { figure } from "../../jupyter/display/figure";
import { stationary } from "../../tabular/finiteHorizon";
import { finiteHorizonGap } from "../../tabular/finiteHorizonGap";
import { leakChainEpisode } from "../../tabular/worlds/leakChain";
import { amountOf, type Prediction } from "../../jupyter/teaching/outcome";

/** The leak of the model in each step. */
const epsilon = 1e-4;

/** |promised − real| return of the leak chain, by the number of steps. */
export interface Compounding {
  horizons: number[];
  errors: number[];
}

/** The error of the return over H undiscounted steps, for H = 8, 16 … 128. */
export function compoundingErrors(): Compounding {
  const horizons = [8, 16, 32, 64, 128];
  const errors = horizons.map((H) => {
    const { world, model } = leakChainEpisode(H, epsilon);
    return finiteHorizonGap(world, model, stationary([[1], [1]], H)).gap;
  });
  return { horizons, errors };
}

/** The errors between a line of slope 1 and one of slope 2.
 *  @param prediction How many times the error grows when H doubles. */
export function drawCompounding({ horizons, errors }: Compounding, prediction?: Prediction): void {
  const times = amountOf(prediction);
  const predicted = {
    x: horizons,
    y: horizons.map((_, i) => errors[0] * (times ?? NaN) ** i),
    mode: "lines",
  } as const;
  const slope = (Math.log(errors[4] / errors[0]) / Math.log(horizons[4] / horizons[0])).toFixed(2);
  const quadratic = horizons.map((H) => (epsilon * H * H) / 2);
  figure(
    [
      { name: "error of the return", x: horizons, y: errors, mode: "lines+markers" },
      { name: "ε H²/2 (slope 2)", x: horizons, y: quadratic, mode: "lines" },
      { name: "ε H (slope 1)", x: horizons, y: horizons.map((H) => epsilon * H), mode: "lines" },
      ...(times === undefined ? [] : [{ name: `your prediction: ${times} times`, ...predicted }]),
    ],
    {
      title: "Error of the return over the horizon",
      xaxis: { title: "horizon H", type: "log", tickvals: horizons },
      yaxis: { title: "|promised − real|", type: "log" },
    },
    {
      alt:
        `Error of the return over the horizon, log-log: a line of slope ${slope}, close to the quadratic reference and far ` +
        `above the linear one: ${errors[0].toFixed(4)} at H = 8, ${errors[4].toFixed(2)} at H = 128. ` +
        `From H = 64 to H = 128: ${(errors[4] / errors[3]).toFixed(2)} times.` +
        (times === undefined ? "" : ` You predicted ${times} times.`),
    },
  );
}
