import { figure } from "../../jupyter/display/figure";
import type { evidenceTerms } from "../../objectives/evidenceTerms";

/** A hidden state of two, as probable as the other; the picture that came is three times as probable under the first. */
const prior = [1 / 2, 1 / 2];
const likelihood = [0.9, 0.3];
/** What Bayes says of the first state. */
const posterior = 3 / 4;
const steps = 100;

/** Draws what the student's terms are as a guess q goes from the second state to the first. */
export function drawEvidence(own: typeof evidenceTerms): void {
  const x = Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const terms = x.map((q) => own(prior, likelihood, [q, 1 - q]));
  const best = terms[posterior * steps];
  const line = (name: string, y: number[], dash: "solid" | "dash" | "dot" | "dashdot") => ({
    name,
    x,
    y,
    mode: "lines" as const,
    line: { dash },
  });
  const nats = (x: number) => x.toFixed(2).replace("-", "−");
  const told = (place: string, at: number) => {
    const { elbo, reconstruction, kl } = terms[at];
    return `${place} ${nats(elbo)} = ${nats(reconstruction)} − ${nats(kl)}`;
  };
  figure(
    [
      line("evidence", terms.map(({ evidence }) => evidence), "dash"), // prettier-ignore
      line("ELBO", terms.map(({ elbo }) => elbo), "solid"), // prettier-ignore
      line("reconstruction", terms.map(({ reconstruction }) => reconstruction), "dashdot"), // prettier-ignore
      line("−KL from the prior", terms.map(({ kl }) => -kl), "dot"), // prettier-ignore
      { name: "true posterior", x: [posterior], y: [best.elbo], mode: "markers", marker: { size: 11 } },
    ],
    {
      title: "One picture, two states: the bound by every guess",
      xaxis: { title: "q of the first state" },
      yaxis: { title: "nats" },
    },
    {
      alt: `The evidence is ${nats(best.evidence)} nats for every q. The ELBO, reconstruction − KL, is ${told("for q = 0:", 0)}; ${told("at the prior, q = ½:", steps / 2)}; ${told("at the true posterior, q = ¾:", posterior * steps)}; ${told("for q = 1:", steps)}.`,
      height: 360,
    },
  );
}
