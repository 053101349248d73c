import { figure } from "../../jupyter/display/figure";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { Answers05 } from "./answers";

const modes = [-1, 1];
/** The noise at which the prediction was asked for. */
const asked = 0.1;

/** Draws what a single normal and a mixture pay for two modes at ±1, by the noise about each. @param prediction the difference at σ = 0.1, nats */
export function drawPriceOfOneMode(
  { normalNll, mixtureNll }: Pick<Answers05, "normalNll" | "mixtureNll">,
  prediction?: Prediction,
): void {
  const x = Array.from({ length: 30 }, (_, i) => 0.02 + 0.01 * i);
  const [normal, mixture] = [normalNll(modes, asked), mixtureNll(modes, asked)];
  const said = verdict("The difference at σ = 0.1", prediction, `${(normal - mixture).toFixed(2)} nats`);
  const nats = (value: number) => value.toFixed(3).replace("-", "−");
  figure(
    [
      { name: "best single normal", x, y: x.map((noise) => normalNll(modes, noise)), mode: "lines" },
      { name: "mixture of two", x, y: x.map((noise) => mixtureNll(modes, noise)), mode: "lines" },
    ],
    {
      title: "Numbers about −1 or 1: what a model pays for each",
      xaxis: { title: "σ, how far they lie about their mode" },
      yaxis: { title: "nats (negative log-likelihood)" },
      annotations: said === "" ? [] : [captionAt(said, 0.65, 0.2)],
    },
    {
      alt: `At σ = 0.1 the best single normal pays ${nats(normal)} nats, a mixture of two ${nats(mixture)}. The normal pays about the same for every σ; the mixture less and less as σ falls.${said && ` ${said}`}`,
      height: 340,
    },
  );
}
