import { figure } from "../../../jupyter/display/figure";
import type { PlotlyTrace } from "../../../jupyter/display/traces";
import { batchCosts, helicopterTask, type HelicopterVariant } from "./helicopter";
import type { LoopAnswers } from "../ownAnswers";

/** Costs by round, as multiples of the expert's. */
export interface Flight {
  name: string;
  costs: number[]; // [11]
}

/** Whose flights the data are, as the figure names them. */
const names = { expert: "expert", noisyExpert: "noisy expert" } as const;

/** Ten rounds of batch and loop, for two kinds of expert data.
 *  @param own A student's answers to 2.2 to 2.4. @param manoeuvre Hover unless given. */
export function helicopterFlights(
  own: LoopAnswers,
  manoeuvre: HelicopterVariant["manoeuvre"] = "hover",
): Flight[] {
  return (["expert", "noisyExpert"] as const).flatMap((exploration) => {
    const flight = helicopterTask({ exploration, manoeuvre, seed: 1 }, own);
    const counts = Array.from({ length: 11 }, (_, i) => 500 + 100 * i);
    const expertCost = flight.task.realCost(flight.expert);
    const relative = (costs: readonly number[]) => costs.map((cost) => cost / expertCost);
    return [
      { name: `batch, ${names[exploration]}`, costs: relative(batchCosts(flight, counts)) },
      { name: `loop, ${names[exploration]}`, costs: relative(own.rossBagnell(flight.task, 10).realCost) },
    ];
  });
}

/** Draws the costs by round. */
export function drawFlights(flights: readonly Flight[]): void {
  figure(
    flights.map(({ name, costs }): PlotlyTrace => ({
      ...{ name, x: costs.map((_, i) => i), y: costs, mode: "lines+markers" },
    })),
    {
      title: "Hover: cost of batch and loop by round",
      xaxis: { title: "round (100 more transitions each)" },
      yaxis: { title: "cost / expert's cost", type: "log" },
    },
    {
      alt: `Cost relative to the expert's by round, one seed. ${flights
        .map(
          ({ name, costs }) =>
            `${name}: ${costs[0].toPrecision(3)} first, ${Math.min(...costs).toPrecision(3)} best`,
        )
        .join("; ")}.`,
    },
  );
}
