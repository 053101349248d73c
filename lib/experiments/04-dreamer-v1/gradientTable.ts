import { Rng } from "../../core/rng";
import { table } from "../../jupyter/display/table";
import type { ActorLossInputs } from "../../objectives/actorLoss";
import type { LossGradients } from "../../objectives/lossGradients";
import * as tf from "../../tensor/tf";

/** What the notebook's locked cell gives. */
type WhoGetsGradient = (
  inputs: ActorLossInputs,
  entropyScale: number,
) => { actor: LossGradients; critic: LossGradients };

const inputs = {
  logProb: "log π of the action: the actor",
  entropy: "the policy's entropy: the actor",
  value: "value v: the critic",
  returns: "return R: model, actor and critic",
} as const;

/** Shows which of its inputs each loss would change, by the gradients that it has: of random numbers, [4, 5]. */
export function showWhoGetsGradient(whoGetsGradient: WhoGetsGradient): void {
  const rng = new Rng("who gets gradient");
  const changes = (gradient: tf.Tensor): string =>
    tf.max(tf.abs(gradient)).dataSync()[0] > 0 ? "yes" : "no";
  const rows = tf.tidy(() => {
    const drawn = () => tf.tensor2d(rng.fillNormal(new Float32Array(20)), [4, 5]);
    const given = {
      returns: drawn(),
      value: drawn(),
      logProb: drawn(),
      entropy: drawn(),
      weight: tf.abs(drawn()),
    };
    const { actor, critic } = whoGetsGradient(given as ActorLossInputs, 0.1);
    return (Object.keys(inputs) as (keyof typeof inputs)[]).map((name) => ({
      "what is given": inputs[name],
      "does YOUR actorLoss change it?": changes(actor[name]),
      "does YOUR criticLoss?": changes(critic[name]),
    }));
  });
  table(rows, { caption: "Who gets gradient?" });
}
