import { mean } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { progress } from "../../jupyter/display/progress";
import type { largestAngle } from "../../models/largestAngle";
import { RowStore, tensorToRows } from "../../models/rows";
import { differentiated, Trainer } from "../../models/trainer";
import { linearParams, dense, type LinearParams } from "../../nn/dense";
import * as tf from "../../tensor/tf";
import type { Answers03 } from "./answers";
import { randomBlobs } from "./pictures";

/** An autoencoder without any tanh beside PCA: the angle between what both can draw, by the gradient step. */
export interface LinearTwin {
  steps: number[];
  /** Radians, the student's. */
  angles: number[];
  /** Mean squared error per pixel at the end, and PCA's. */
  loss: number;
  pcaLoss: number;
}

type Twin = { readonly encoder: LinearParams; readonly decoder: LinearParams };

const [pixels, codeSize, rounds, perRound] = [144, 2, 15, 60];

/** Trains both matrices on all pictures at once.
 *  @param own the student's answers to 3.3 and G5 */
export async function linearTwin(
  own: Pick<Answers03, "pcaFit"> & { largestAngle: typeof largestAngle },
  seed = 1,
): Promise<LinearTwin> {
  const { images } = randomBlobs(500, "linear twin");
  const pca = own.pcaFit(images, codeSize);
  const centred = images.map((x) => x.map((value, i) => value - pca.mean[i]));
  const store = new RowStore(centred);
  const everything = Array.from({ length: centred.length }, (_, i) => i);
  const rng = new Rng(seed);
  const trainer = new Trainer<Twin, { x: tf.Tensor2D }>({
    name: "the linear autoencoder",
    params: {
      encoder: linearParams(rng.split("encoder"), pixels, codeSize),
      decoder: linearParams(rng.split("decoder"), codeSize, pixels),
    },
    lossGrad: differentiated(
      ({ encoder, decoder }, { x }) =>
        tf.losses.meanSquaredError(x, dense(decoder, dense(encoder, x))) as tf.Scalar,
    ),
    learningRate: 5e-3,
  });
  const angle = () =>
    own.largestAngle(
      trainer.use(({ decoder }) => tensorToRows(tf.clone(decoder.kernel))),
      pca.components,
    );
  const line = progress(rounds, { label: "a linear autoencoder", unit: "rounds" });
  const twin: LinearTwin = {
    steps: [0],
    angles: [angle()],
    loss: 0,
    pcaLoss: lossOf(centred, pca.explained),
  };
  try {
    for (let round = 1; round <= rounds; round++) {
      const { curve } = await trainer.fit(() => ({ batch: { x: store.rows(everything) }, noise: {} }), {
        steps: perRound,
      });
      twin.steps.push(round * perRound);
      twin.angles.push(angle());
      twin.loss = curve[curve.length - 1].loss;
      line.step();
    }
    return twin;
  } finally {
    line.finish();
    trainer.dispose();
  }
}

/** What a code that explains so much of the variance leaves, per pixel. */
function lossOf(centred: number[][], explained: number): number {
  return (1 - explained) * mean(centred.map((x) => mean(x.map((value) => value * value))));
}

/** Draws the angle by the gradient step. */
export function drawLinearTwin({ steps, angles, loss, pcaLoss }: LinearTwin): void {
  figure(
    [{ x: steps, y: angles, mode: "lines+markers" }],
    {
      title: "Largest angle between a linear autoencoder's pictures and PCA's",
      xaxis: { title: "gradient steps" },
      yaxis: { title: "angle, rad", type: "log" },
    },
    {
      alt: `The largest angle falls from ${angles[0].toPrecision(2)} to ${angles[angles.length - 1].toPrecision(2)} rad; the loss at the end is ${(loss / pcaLoss).toFixed(4)} times PCA's.`,
    },
  );
}
