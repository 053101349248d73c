import { datasetFolder, loadDataset } from "../../data/dataset";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { quizGrid } from "../../jupyter/teaching/quizGrid";
import { rows, side, toGrid } from "./catchEpisodes";
import { type Age } from "./catchWeights";

/** Ten clips, and of each whether a model imagined it. */
interface Clips {
  readonly pictures: number[][][][];
  readonly imagined: boolean[];
}

/** The shipped clips of an agent's model. */
function clipsOf(age: Age): Clips {
  const stored = loadDataset(datasetFolder("dreamer-v1-catch"), `${age}-clips.safetensors.gz`);
  const [pictures, imagined] = [stored.get("pictures")!.data, stored.get("imagined")!.data];
  const size = side * side;
  const pictureOf = (clip: number, t: number) => {
    const from = (clip * rows + t) * size;
    return toGrid(Array.from(pictures.slice(from, from + size), (x) => Number(x) / 255));
  };
  return {
    pictures: Array.from(imagined, (_, clip) => Array.from({ length: rows }, (_, t) => pictureOf(clip, t))),
    imagined: Array.from(imagined, (x) => Number(x) === 1),
  };
}

const why = {
  simulator: "The model only drew what it saw.",
  prediction: "The model saw the first two pictures, and imagined the others.",
} as const;

/** The lecture's quiz: ten clips, all drawn by the model's decoder; in some it saw every picture, in the others only the first two. */
export function simulatorOrPrediction(age: Age): void {
  const { pictures, imagined } = clipsOf(age);
  imageGrid(
    pictures.map((images, i) => ({ label: `clip ${i + 1}`, images })),
    {
      columnLabels: Array.from({ length: rows }, (_, t) => t),
      scale: 3,
      alt: "Ten clips of Catch, eight pictures each: some by the simulator, some predicted by a model.",
    },
  );
  quizGrid(
    `04-clips-${age}`,
    "Simulator or prediction?",
    ["simulator", "prediction"],
    imagined.map((byModel, i) => ({
      name: `clip ${i + 1}`,
      right: byModel ? "prediction" : "simulator",
      why: byModel ? why.prediction : why.simulator,
    })),
  );
}
