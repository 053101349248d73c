import type { JaxArray, JaxJs } from "./jaxJs";
import type { WorkName } from "./works";

/** Arrays by name. */
export type JaxWeights = Record<string, JaxArray>;

/**
 * The loss of each work in jax-js, where a function disposes of what it is given: `x.ref` is a further reference to x.
 * Each consumes its weights and its batch.
 */
export function jaxLosses({
  numpy: np,
  nn,
}: JaxJs): Record<WorkName, (weights: JaxWeights, batch: JaxArray) => JaxArray> {
  const meanError = (predicted: JaxArray, x: JaxArray): JaxArray =>
    np.mean(np.sum(np.square(predicted.sub(x)), -1));
  const dense = (x: JaxArray, w: JaxArray, b: JaxArray): JaxArray => np.matmul(x, w).add(b);

  function autoencoder({ w1, b1, w2, b2, w3, b3, w4, b4 }: JaxWeights, x: JaxArray): JaxArray {
    const code = np.tanh(dense(np.tanh(dense(x.ref, w1, b1)), w2, b2));
    return meanError(nn.sigmoid(dense(np.tanh(dense(code, w3, b3)), w4, b4)), x);
  }

  function gru(weights: JaxWeights, batch: JaxArray): JaxArray {
    const { wx, bx, wh, bh, wo } = weights;
    const steps = np.unstack(batch, 1);
    let h = np.zeros([steps[0].shape[0], wh.shape[0]]);
    const errors = steps.slice(1).map((next, t) => {
      const [xr, xz, xn] = np.split(dense(steps[t].ref, wx.ref, bx.ref), 3, 1);
      const [hr, hz, hn] = np.split(dense(h.ref, wh.ref, bh.ref), 3, 1);
      const [r, z] = [nn.sigmoid(xr.add(hr)), nn.sigmoid(xz.add(hz))];
      const n = np.tanh(xn.add(r.mul(hn)));
      h = n.ref.add(z.mul(h.sub(n)));
      return meanError(np.matmul(h.ref, wo.ref), next.ref);
    });
    [h, ...steps, ...Object.values(weights)].forEach((array) => array.dispose());
    return errors.reduce((sum, error) => sum.add(error)).div(errors.length);
  }

  return { autoencoder, gru };
}
