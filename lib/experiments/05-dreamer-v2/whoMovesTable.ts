import { Rng } from "../../core/rng";
import { table } from "../../jupyter/display/table";
import * as tf from "../../tensor/tf";

/** What the notebook's locked cell gives. */
type WhoMoves = (
  posterior: tf.Tensor,
  prior: tf.Tensor,
  balance: number,
) => { posterior: tf.Tensor; prior: tf.Tensor };

/** Shows how hard the student's divergence pulls at either belief, by α: lengths of the gradients for random beliefs, [16, 32, 32]. */
export function showWhoMoves(whoMoves: WhoMoves): void {
  const rng = new Rng("who moves");
  const rows = tf.tidy(() => {
    const drawn = () => tf.tensor3d(rng.fillNormal(new Float32Array(16 * 32 * 32)), [16, 32, 32]);
    const [posterior, prior] = [drawn(), drawn()];
    const length = (gradient: tf.Tensor) => tf.norm(gradient).dataSync()[0];
    return [0, 0.5, 0.8, 1].map((balance) => {
      const slopes = whoMoves(posterior, prior, balance);
      return {
        α: balance,
        "pull on the prior": length(slopes.prior),
        "pull on the posterior": length(slopes.posterior),
      };
    });
  });
  table(rows, { caption: "Who moves by YOUR klBalance?", digits: 3 });
}
