import { imageGrid } from "../../jupyter/display/imageGrid";
import { quizGrid } from "../../jupyter/teaching/quizGrid";
import type { Autoencoder } from "../../models/autoencoder";
import { stepsOf } from "../../models/latentDynamics";
import type { Answers03 } from "./answers";
import { encodePushes, pushBlobs } from "./openLoop";
import { toGrid } from "./pictures";

/** Which of the clips are the model's. */
const imagined = [false, true, true, false, true, false];
const shown = [0, 1, 2, 3, 4, 6, 8, 10, 12, 14];

/**
 * The lecture's quiz: clips of a pushed blob, some by the simulator, some by the student's model of codes, which saw the first picture
 * only. All of them went through the same decoder, so that sharpness tells nothing.
 * @param own the student's answers to 3.7
 */
export function simulatorOrPrediction(
  autoencoder: Pick<Autoencoder, "encode" | "decode">,
  own: Pick<Answers03, "latentDynFit" | "rolloutLatent">,
): void {
  const model = own.latentDynFit(stepsOf(encodePushes(autoencoder, pushBlobs(100, "pushes"))));
  const clips = pushBlobs(imagined.length, "quiz").map(({ images, actions }, i) => {
    const codes = autoencoder.encode(images);
    return autoencoder.decode(imagined[i] ? own.rolloutLatent(model, codes[0], actions) : codes);
  });
  imageGrid(
    clips.map((clip, i) => ({ label: `clip ${i + 1}`, images: shown.map((t) => toGrid(clip[t])) })),
    {
      columnLabels: shown,
      scale: 5,
      alt: "Six clips of a blob that is pushed about, ten pictures each: some by the simulator, some predicted by a model.",
    },
  );
  quizGrid(
    "03-clips",
    "Simulator or prediction?",
    ["simulator", "prediction"],
    imagined.map((byModel, i) => ({
      name: `clip ${i + 1}`,
      right: byModel ? "prediction" : "simulator",
      why: byModel
        ? "Your model made it, from the first picture and the pushes alone."
        : "It went through your autoencoder, picture by picture.",
    })),
  );
}
