import { mean } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { predict } from "../../models/world/head";
import { bernoulliMean } from "../../nn/bernoulli";
import * as tf from "../../tensor/tf";
import type { Answers04 } from "./answers";
import { type Age, catchConfig, withWeights } from "./catchWeights";
import { beginnings, dreamOn } from "./dreams";

/** λ from one step and the value to all steps. */
const lambdas = [0, 0.25, 0.5, 0.75, 0.95, 1];

/** Mean and standard deviation of the returns of many dreams, by λ. */
export interface ReturnsByLambda {
  readonly lambdas: readonly number[];
  readonly mean: number[];
  readonly deviation: number[];
}

/** Of the dreams of both shipped agents. */
export function returnsByLambda(
  own: Pick<Answers04, "imagine" | "lambdaReturn">,
): Record<Age, ReturnsByLambda> {
  return { young: returnsOf(own, "young"), trained: returnsOf(own, "trained") };
}

/** The λ-returns of 256 dreams of eight steps, each from the first picture of an episode. */
function returnsOf(
  { imagine, lambdaReturn }: Pick<Answers04, "imagine" | "lambdaReturn">,
  age: Age,
): ReturnsByLambda {
  const count = 256;
  const { horizon, gamma } = catchConfig.behaviour;
  const each = withWeights(age, (params) =>
    tf.tidy(() => {
      const start = beginnings(params, count, "returns");
      const rng = new Rng("returns");
      const { deter, stoch } = dreamOn(params, imagine, start, { steps: horizon, rng });
      const feature = tf.concat([stoch, deter], 2); // [N, H + 1, F]
      const predictions = {
        reward: predict(params.model.reward, feature) as tf.Tensor2D,
        value: predict(params.critic, feature) as tf.Tensor2D,
        discount: tf.mul(bernoulliMean(predict(params.model.continues!, feature)), gamma) as tf.Tensor2D,
      };
      return lambdas.map((lambda) => {
        const returns = lambdaReturn(predictions, lambda);
        return Array.from(tf.slice(returns, [0, 0], [count, 1]).dataSync());
      });
    }),
  );
  const means = each.map((returns) => mean(returns));
  const deviation = each.map((returns, i) => Math.sqrt(mean(returns.map((x) => (x - means[i]) ** 2))));
  return { lambdas, mean: means, deviation };
}

/** Draws them for both agents. */
export function drawReturnsByLambda({ young, trained }: Record<Age, ReturnsByLambda>): void {
  const trace = (name: string, { mean: y, deviation }: ReturnsByLambda) => ({
    name,
    x: lambdas.map((_, i) => i),
    y,
    error_y: { type: "data" as const, array: deviation, visible: true },
    mode: "lines+markers" as const,
  });
  const told = ({ mean: means, deviation }: ReturnsByLambda) =>
    [0, lambdas.length - 1].map((i) => `${means[i].toFixed(2)} ± ${deviation[i].toFixed(2)}`).join(" and ");
  figure(
    [trace("young agent", young), trace("trained agent", trained)],
    {
      title: "The return of the first picture, by λ: mean ± standard deviation over 256 dreams",
      xaxis: { title: "λ", tickvals: lambdas.map((_, i) => i), ticktext: lambdas.map(String) },
      yaxis: { title: "λ-return" },
    },
    {
      alt: `The λ-return at λ = 0 and at λ = 1: young agent ${told(young)}, trained agent ${told(trained)}.`,
      height: 360,
    },
  );
}
