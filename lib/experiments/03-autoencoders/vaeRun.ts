import { figure } from "../../jupyter/display/figure";
import { progressOver } from "../../jupyter/display/progress";
import type { ElboTerms, negativeElbo } from "../../models/negativeElbo";
import { Vae } from "../../models/vae";
import { blobData } from "./ownAutoencoder";
import { meanSquaredError } from "./pictures";

/** One variational autoencoder: the price of a nat, and what it does with it on other blobs. */
export interface VaeRun {
  beta: number;
  /** The student's terms. */
  terms: ElboTerms;
  /** Mean squared error per pixel. */
  error: number;
}

const [noise, codeSize] = [0.1, 4];
const betas = [1, 4, 16];

/** Trains variational autoencoders with three prices.
 *  @param own the student's answer to G6 */
export async function vaeRuns(own: typeof negativeElbo, seed = 1): Promise<VaeRun[]> {
  const { train, test } = blobData();
  const runs: VaeRun[] = [];
  for (const beta of progressOver(betas, { label: "variational autoencoders", unit: "trainings" })) {
    const vae = new Vae({ pixels: 144, codeSize, noise, beta, seed });
    try {
      await vae.train(train.images, { steps: 1000 });
      const batch = vae.pass(test.images);
      const error = meanSquaredError(test.images, batch.decoded as number[][]);
      runs.push({ beta, terms: own(batch, noise), error });
    } finally {
      vae.dispose();
    }
  }
  return runs;
}

/** Draws what is lost by how much is told. */
export function drawVaes(runs: readonly VaeRun[]): void {
  figure(
    [
      {
        x: runs.map(({ terms }) => terms.kl),
        y: runs.map(({ error }) => error),
        text: runs.map(({ beta }) => `β = ${beta}`),
        textposition: "top right",
        mode: "lines+markers+text",
        cliponaxis: false,
      },
    ],
    {
      title: "Error of the decoded pictures by what the code tells",
      xaxis: { title: "KL, nats a picture", rangemode: "tozero" },
      yaxis: { title: "mean squared error per pixel", type: "log", nticks: 5 },
    },
    {
      alt: runs
        .map(
          ({ beta, terms, error }) =>
            `β = ${beta}: ${terms.kl.toFixed(1)} nats, mean squared error ${error.toFixed(4)}.`,
        )
        .join(" "),
    },
  );
}
