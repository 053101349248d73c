import { imageGrid } from "../../jupyter/display/imageGrid";
import { markdown } from "../../jupyter/display/markdown";
import { trainLive } from "../03-autoencoders/trainLive";
import { ForkModel, latentsOf } from "../../agents/forkModel";
import { toGrid } from "./forkPictures";
import { measured, type Measures } from "./forkRuns";
import { drawLatentCells } from "./latentCells";
import { type ModelAnswers, watched } from "./ownEquations";

/** Steps of a short training, and walks that it then imagines. */
const [steps, walks] = [600, 100];
/** Pictures that are shown of them. */
const shown = 10;

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
export async function trainFork(own: ModelAnswers & Measures): Promise<void> {
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
