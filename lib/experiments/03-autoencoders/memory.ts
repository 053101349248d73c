import { mean } from "../../core/metrics";
import { figure } from "../../jupyter/display/figure";
import { progress } from "../../jupyter/display/progress";
import { Autoencoder } from "../../models/autoencoder";
import { LatentDynamics, type LatentEpisode, stepsOf } from "../../models/latentDynamics";
import { RecurrentDynamics } from "../../models/recurrentDynamics";
import { filmSwings } from "./aliasing";
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

/** Codes of each film, and its pictures. */
function films(episodes: number, name: string, autoencoder?: Autoencoder) {
  const { images, pushes } = filmSwings(episodes, name);
  return Array.from({ length: episodes }, (_, e) => {
    const own = images.slice(e * (length + 1), (e + 1) * (length + 1));
    const a = pushes.slice(e * (length + 1), (e + 1) * (length + 1) - 1);
    return { images: own, z: autoencoder ? autoencoder.encode(own) : [], a };
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
    await autoencoder.train(filmSwings(60, "films").images, { steps: 600 });
    line.step();
    const train = films(60, "films", autoencoder);
    await oneStep.train(stepsOf(train), { steps: 600 });
    line.step();
    await recurrent.train(train, { steps: 400 });
    line.step();
    return errorsOf(films(20, "films, test", autoencoder), autoencoder, { oneStep, recurrent });
  } finally {
    line.finish();
    autoencoder.dispose();
    oneStep.dispose();
    recurrent.dispose();
  }
}

function errorsOf(
  test: ReturnType<typeof films>,
  autoencoder: Autoencoder,
  models: { oneStep: LatentDynamics; recurrent: RecurrentDynamics },
): MemoryRun {
  const steps = Array.from({ length: ahead }, (_, h) => h + 1);
  const last = warmUp - 1; // the last picture that is seen
  const errors = (codesOf: (film: LatentEpisode) => number[][]) => {
    const decoded = test.map((film) => autoencoder.decode(codesOf(film)));
    return steps.map((h) =>
      mean(test.map(({ images }, i) => meanSquaredError([images[last + h]], [decoded[i][h - 1]]))),
    );
  };
  return {
    steps,
    oneStep: errors(({ z, a }) => {
      let code = [...z[last]];
      return steps.map((h) => (code = models.oneStep.step([code], [a[last + h - 1]])[0]));
    }),
    recurrent: errors((film) => models.recurrent.imagine(film, warmUp).slice(last, last + ahead)),
    copyLast: errors(({ z }) => steps.map(() => [...z[last]])),
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
