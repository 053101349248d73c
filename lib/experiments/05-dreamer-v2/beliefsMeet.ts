import { sum } from "../../core/metrics";
import { figure } from "../../jupyter/display/figure";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import { softmax } from "../../nn/discrete/softmax";
import type { BeliefLogits } from "../../objectives/balanceStep";
import type { Answers05 } from "./answers";

/** A picture told the posterior much, and the prior nothing. */
const begin: BeliefLogits = { posterior: [3, 0, 0, 0], prior: [0, 0, 0, 0] };
const [rate, steps] = [0.5, 60];

const kl = (q: readonly number[], p: readonly number[]): number =>
  sum(q.map((x, k) => x * Math.log(x / p[k])));

/** Where the two beliefs go by the student's steps: KL(posterior ‖ prior) at each, and what is left of what the posterior was sure of. */
export function meeting(balanceStep: Answers05["balanceStep"], balance: number) {
  const walked = [begin];
  for (let i = 0; i < steps; i++) walked.push(balanceStep(walked[i], balance, rate));
  return {
    apart: walked.map(({ posterior, prior }) => kl(softmax(posterior), softmax(prior))),
    sure: walked.map(({ posterior }) => softmax(posterior)[0]),
  };
}

/** Draws how sure the posterior stays, by α. @param prediction with which α it gives way most */
export function drawBeliefsMeet(balanceStep: Answers05["balanceStep"], prediction?: Prediction): void {
  const balances = [0.2, 0.5, 0.8, 1];
  const walks = balances.map((balance) => meeting(balanceStep, balance));
  const x = walks[0].sure.map((_, i) => i);
  const said = verdict("The posterior gives way most at α", prediction, "0.2");
  const told = balances.map(
    (balance, i) =>
      `α = ${balance}: ${walks[i].sure[steps].toFixed(2)}, ${walks[i].apart[steps].toFixed(3)} nats from the prior`,
  );
  figure(
    balances.map((balance, i) => ({ name: `α = ${balance}`, x, y: walks[i].sure, mode: "lines" as const })),
    {
      title: "What is left of a posterior that was 87 % sure",
      xaxis: { title: "YOUR steps" },
      yaxis: { title: "probability of the class that was seen", range: [0, 1] },
      annotations: said === "" ? [] : [captionAt(said, 0.5, 0.1)],
    },
    { alt: `After ${steps} steps, by α: ${told.join("; ")}.${said && ` ${said}`}`, height: 340 },
  );
}
