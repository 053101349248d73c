import { figure } from "../../jupyter/display/figure";
import { progress } from "../../jupyter/display/progress";
import { Autoencoder } from "../../models/autoencoder";
import { LatentDynamics, type LatentEpisode, stepsOf } from "../../models/latentDynamics";
import { RecurrentDynamics } from "../../models/recurrentDynamics";
import { filmSwings, type Swings } from "./aliasing";
import type { Answers03 } from "./answers";
import { meanSquaredError } from "./pictures";

/** Errors of a filmed pendulum, by how far ahead: a model of single codes, and one with a memory. */
export interface MemoryRun {
  steps: number[];
  oneStep: number[];
  recurrent: number[];
  copyLast: number[];
}

const [length, warmUp, ahead] = [25, 5, 10];
const codeSize = 3;

interface Film extends LatentEpisode {
  images: number[][];
}

/** Each film with its codes. */
function filmsOf({ images, pushes }: Swings, autoencoder: Autoencoder): Film[] {
  const codes = autoencoder.encode(images);
  return Array.from({ length: images.length / (length + 1) }, (_, e) => {
    const [first, end] = [e * (length + 1), (e + 1) * (length + 1)];
    return { images: images.slice(first, end), z: codes.slice(first, end), a: pushes.slice(first, end - 1) };
  });
}

/** Trains an autoencoder of pictures of a pendulum, and two models of its codes; each sees five pictures of another film, then predicts.
 *  @param lossGrad the student's answer to 3.4 */
export async function memoryRun(lossGrad: Answers03["autoencoderLossGrad"], seed = 1): Promise<MemoryRun> {
  const line = progress(3, { label: "three trainings", unit: "trainings" });
  const autoencoder = new Autoencoder({ pixels: 144, codeSize, seed, lossGrad });
  const oneStep = new LatentDynamics({ codeSize, actionSize: 1, seed });
  const recurrent = new RecurrentDynamics({ codeSize, actionSize: 1, memory: 32, seed });
  try {
    const swings = filmSwings(60, "films");
    await autoencoder.train(swings.images, { steps: 600 });
    line.step();
    const train = filmsOf(swings, autoencoder);
    await oneStep.train(stepsOf(train), { steps: 600 });
    line.step();
    await recurrent.train(train, { steps: 400 });
    line.step();
    const test = filmsOf(filmSwings(20, "films, test"), autoencoder);
    return errorsOf(test, autoencoder, { oneStep, recurrent });
  } finally {
    line.finish();
    autoencoder.dispose();
    oneStep.dispose();
    recurrent.dispose();
  }
}

function errorsOf(
  test: readonly Film[],
  autoencoder: Autoencoder,
  models: { oneStep: LatentDynamics; recurrent: RecurrentDynamics },
): MemoryRun {
  const steps = Array.from({ length: ahead }, (_, h) => h + 1);
  const last = warmUp - 1; // the last picture that is seen
  const truth = steps.map((h) => test.map(({ images }) => images[last + h])); // [10][N][144]
  const errors = (codes: number[][][]) =>
    codes.map((rows, i) => meanSquaredError(truth[i], autoencoder.decode(rows))); // codes [10][N][k]
  const starts = test.map(({ z }) => [...z[last]]);
  const stepped: number[][][] = [];
  for (const h of steps) {
    const pushes = test.map(({ a }) => a[last + h - 1]);
    stepped.push(models.oneStep.step(stepped.at(-1) ?? starts, pushes));
  }
  const imagined = models.recurrent.imagine(test, warmUp);
  return {
    steps,
    oneStep: errors(stepped),
    recurrent: errors(steps.map((h) => imagined.map((film) => film[last + h - 1]))),
    copyLast: errors(steps.map(() => starts)),
  };
}

/** Draws the errors by how far ahead. */
export function drawMemory({ steps, oneStep, recurrent, copyLast }: MemoryRun): void {
  const curves = [
    { name: "nothing moves", y: copyLast },
    { name: "model of one code", y: oneStep },
    { name: "model with a memory", y: recurrent },
  ];
  figure(
    curves.map((curve) => ({ ...curve, x: steps, mode: "lines+markers" as const })),
    {
      title: "Error of predicted pictures of a pendulum, after five that were seen",
      xaxis: { title: "steps ahead" },
      yaxis: { title: "mean squared error per pixel" },
    },
    {
      alt: `Mean squared error per pixel 1, 3, 5 and 10 steps ahead: ${curves
        .map(({ name, y }) => `${name} ${[1, 3, 5, 10].map((h) => y[h - 1].toFixed(4)).join(", ")}`)
        .join("; ")}.`,
    },
  );
}
