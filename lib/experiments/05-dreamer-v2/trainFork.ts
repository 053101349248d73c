import { imageGrid } from "../../jupyter/display/imageGrid";
import { markdown } from "../../jupyter/display/markdown";
import { answerTensor } from "../04-dreamer-v1/answerTensor";
import { trainLive } from "../03-autoencoders/trainLive";
import { type ForkEquations, ForkModel, latentsOf } from "../../agents/forkModel";
import { toGrid } from "./forkPictures";
import { measured, type Measures } from "./forkRuns";
import { drawLatentCells } from "./latentCells";

/** Steps of a short training, and walks that it then imagines. */
const [steps, walks] = [600, 100];
/** Pictures that are shown of them. */
const shown = 10;

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

/** Shows the first imagined pictures behind the fork, and the states below them: eight choices of four. */
function drawDreams(pictures: number[][][], states: number[][][]): void {
  const numbers = Array.from({ length: shown }, (_, n) => n + 1);
  imageGrid([{ label: "imagined", images: numbers.map((n) => toGrid(pictures[n - 1][0])) }], {
    columnLabels: numbers,
    range: [0, 1],
    scale: 4,
    alt: `${shown} pictures behind the fork that the model imagines.`,
  });
  const { classes } = latentsOf.categorical.latent;
  const rowsOf = (state: number[]) =>
    Array.from({ length: state.length / classes }, (_, g) => state.slice(g * classes, (g + 1) * classes));
  drawLatentCells(
    numbers.map((n) => ({ label: String(n), cells: rowsOf(states[n - 1][0]) })),
    `The states of these ${shown} pictures: eight rows of four cells each, one of them lit in every row.`,
  );
}

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
    const { pictures, states } = model.imagineBranches(walks);
    drawDreams(pictures, states);
    const first = pictures.map(([picture]) => picture);
    const { crispness, left, off } = measured(own, first);
    markdown(
      `Of ${walks} imagined walks **${Math.round(walks * left)}** go to the left, ${off.toFixed(1).replace("-", "−")} standard errors off ½; the median crispness is ${crispness.toFixed(2)}.`,
    );
  } finally {
    model.dispose();
  }
}
