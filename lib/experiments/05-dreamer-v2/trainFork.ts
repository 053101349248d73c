import { imageGrid } from "../../jupyter/display/imageGrid";
import { markdown } from "../../jupyter/display/markdown";
import { answerTensor } from "../04-dreamer-v1/answerTensor";
import { trainLive } from "../03-autoencoders/trainLive";
import { type ForkEquations, ForkModel } from "../../agents/forkModel";
import { toGrid } from "./forkPictures";
import { measured, type Measures } from "./forkRuns";

/** Steps of a short training, and walks that it then imagines. */
const [steps, walks] = [600, 100];

/** The student's equations, each watched: a wrong shape is told where it arises. */
export const watched = ({ klBalance, sampleOneHotSt }: ForkEquations): ForkEquations => ({
  klBalance: (posterior, prior, balance) =>
    answerTensor(
      "your klBalance (exercise 5.3)",
      klBalance(posterior, prior, balance),
      posterior.shape.slice(0, -2),
    ),
  sampleOneHotSt: (logProbs, noise) =>
    answerTensor("your sampleOneHotSt (exercise 5.4)", sampleOneHotSt(logProbs, noise), logProbs.shape),
});

/**
 * Trains a model of the fork by the student's equations, in view, with a button that stops it, and shows what it then imagines.
 * @throws TypeError or RangeError if an equation gives another shape than it should
 */
export async function trainFork(own: ForkEquations & Measures): Promise<void> {
  const model = new ForkModel("categorical", watched(own));
  try {
    await trainLive((options) => model.train(options), {
      steps,
      label: "a model of the fork by YOUR equations",
      loss: "nats a step",
    });
    const first = model.imagineBranches(walks).map(([picture]) => picture);
    imageGrid([{ label: "imagined", images: first.slice(0, 10).map(toGrid) }], {
      range: [0, 1],
      scale: 4,
      alt: "Ten pictures behind the fork that the model imagines.",
    });
    const { crispness, left, off } = measured(own, first);
    markdown(
      `Of ${walks} imagined walks **${Math.round(walks * left)}** go to the left, ${off.toFixed(1).replace("-", "−")} standard errors off ½; the median crispness is ${crispness.toFixed(2)}.`,
    );
  } finally {
    model.dispose();
  }
}
