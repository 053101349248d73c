import { figure } from "../../jupyter/display/figure";
import type { mixtureKlBound, mixtureLogDensity, NormalMixture } from "../../objectives/mixtures";

/** The student's answers to G10. */
export interface MixtureAnswers {
  mixtureLogDensity: typeof mixtureLogDensity;
  mixtureKlBound: typeof mixtureKlBound;
}

/** Two modes, the first at −d. */
const modesAt = (d: number): NormalMixture => ({ weights: [0.5, 0.5], means: [-d, d], stds: [0.5, 0.5] });
const posterior = modesAt(2);
const step = 0.02;

/** KL(posterior ‖ prior) by adding up the student's log-densities along the line. */
export function divergenceTo(own: MixtureAnswers, prior: NormalMixture): number {
  let sum = 0;
  for (let x = -8; x <= 8; x += step) {
    const log = own.mixtureLogDensity(posterior, x);
    sum += step * Math.exp(log) * (log - own.mixtureLogDensity(prior, x));
  }
  return sum;
}

/** Draws the divergence to a prior whose first part moves from the right mode to the left one, and the student's bound. */
export function drawMixtures(own: MixtureAnswers): void {
  const x = Array.from({ length: 33 }, (_, i) => -2 + i / 8);
  const exact = x.map((d) => divergenceTo(own, modesAt(d)));
  const bound = x.map((d) => own.mixtureKlBound(posterior, modesAt(d)));
  const nats = (value: number) => value.toFixed(1).replace("-0.0", "0.0");
  figure(
    [
      { name: "KL(posterior ‖ prior)", x, y: exact, mode: "lines" },
      { name: "YOUR bound, part by part", x, y: bound, mode: "lines" },
    ],
    {
      title: "Two parts at −2 and 2, and a prior with parts at −d and d",
      xaxis: { title: "d: at −2 the same parts with exchanged names, at 2 the same names" },
      yaxis: { title: "nats" },
    },
    {
      alt: `At d = −2 the divergence is ${nats(exact[0])} nats and the bound ${nats(bound[0])}; at d = 0, where both parts of the prior lie between the modes, ${nats(exact[16])} and ${nats(bound[16])}; at d = 2 both are ${nats(bound[32])}.`,
      height: 340,
    },
  );
}
