import { sum } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { oneHotLogits } from "../../nn/oneHot";
import * as tf from "../../tensor/tf";
import type { Answers05 } from "./answers";
import { drawLatentCells } from "./latentCells";

const [groups, classes, count] = [32, 32, 4000];

/** Three draws of one belief of 32 variables with 32 classes, [3][32][32]. */
export function drawnStates(sampleOneHotSt: Answers05["sampleOneHotSt"]): number[][][] {
  const rng = new Rng("three draws");
  const size = groups * classes;
  return tf.tidy(() => {
    const logits = tf.tensor3d(rng.fillNormal(new Float32Array(size)), [1, groups, classes]);
    const logProbs = oneHotLogits(tf.tile(tf.mul(logits, 4), [3, 1, 1]));
    const noise = tf.tensor3d(rng.fillOpenUniform(new Float32Array(3 * size)), [3, groups, classes]);
    return sampleOneHotSt(logProbs, noise).arraySync() as number[][][];
  });
}

/** Shows three draws of one belief: 1,024 cells, of which 32 are lit. */
export function showDraws(sampleOneHotSt: Answers05["sampleOneHotSt"]): void {
  const states = drawnStates(sampleOneHotSt).map((cells, i) => ({ label: `draw ${i + 1}`, cells }));
  const lit = states.map(({ cells }) => sum(cells.flat()));
  const same = states[0].cells.filter((row, g) => row.indexOf(1) === states[1].cells[g].indexOf(1)).length;
  drawLatentCells(
    states,
    `Three draws of one belief, 32 rows of 32 cells each; ${lit.join(", ")} of 1,024 cells are lit, one in each row. Draws 1 and 2 agree in ${same} of 32 rows.`,
  );
}

/** Draws how often each class of a variable comes in 4,000 of the student's draws, beside its probability. */
export function drawShares(sampleOneHotSt: Answers05["sampleOneHotSt"]): void {
  const probs = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];
  const [K, rng] = [probs.length, new Rng("shares")];
  const shares = tf.tidy(() => {
    const logProbs = tf.tile(tf.log(tf.tensor2d([probs])), [count, 1]);
    const noise = tf.tensor2d(rng.fillOpenUniform(new Float32Array(count * K)), [count, K]);
    return Array.from(tf.mean(sampleOneHotSt(logProbs, noise), 0).dataSync());
  });
  const x = probs.map((_, k) => `class ${k + 1}`);
  const told = shares.map((share, k) => `${share.toFixed(3)} of ${probs[k]}`);
  figure(
    [
      { name: "probability", type: "bar", x, y: probs },
      { name: "share of your 4,000 draws", type: "bar", x, y: shares },
    ],
    {
      title: "How often each class is drawn",
      yaxis: { title: "share" },
    },
    { alt: `Shares of the classes beside their probabilities: ${told.join(", ")}.`, height: 320 },
  );
}
