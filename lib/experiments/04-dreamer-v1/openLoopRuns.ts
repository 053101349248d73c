import { mean } from "../../core/metrics";
import { figure } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import type { Answers04 } from "./answers";
import { picturesOf, randomEpisodes, rows, toGrid } from "./catchEpisodes";
import { context, errorOfPicture, imaginedPictures } from "./closedEyes";

/** Mean squared errors per pixel, of pixels from 0 to 1, at each time of an episode; and one episode. */
export interface OpenLoopRuns {
  readonly young: number[];
  readonly trained: number[];
  /** Of a copy of the last picture that was seen. */
  readonly copy: number[];
  readonly example: { readonly truth: number[][]; readonly young: number[][]; readonly trained: number[][] };
}

/** Looks at two pictures of each of 64 episodes and imagines the rest from the actions, with both shipped models. */
export function openLoopRuns(openLoop: Answers04["openLoop"]): OpenLoopRuns {
  const episodes = randomEpisodes(64, "open loop");
  const truth = episodes.map(picturesOf);
  const [young, trained] = (["young", "trained"] as const).map((age) =>
    imaginedPictures(openLoop, age, episodes),
  );
  const copy = truth.map((pictures) => pictures.map((_, t) => pictures[Math.min(t, context - 1)]));
  const errors = (guess: number[][][]) =>
    Array.from({ length: rows }, (_, t) =>
      mean(truth.map((pictures, b) => errorOfPicture(pictures[t], guess[b][t]))),
    );
  return {
    young: errors(young),
    trained: errors(trained),
    copy: errors(copy),
    example: { truth: truth[0], young: young[0], trained: trained[0] },
  };
}

/** Shows one episode: what happened, and what both models imagined. */
export function drawOpenLoopStrip({ example }: OpenLoopRuns): void {
  const row = (label: string, pictures: number[][]) => ({ label, images: pictures.map(toGrid) });
  imageGrid(
    [row("world", example.truth), row("young model", example.young), row("trained model", example.trained)],
    {
      columnLabels: example.truth.map((_, t) => (t < context ? `${t} seen` : `${t} imagined`)),
      scale: 4,
      range: [0, 255],
      alt: "An episode of Catch in eight pictures: the world, and what a young and a trained model see in the first two and imagine from there on.",
    },
  );
}

/** Draws the errors by time. */
export function drawOpenLoop({ young, trained, copy }: OpenLoopRuns): void {
  const x = copy.map((_, t) => t);
  const line = (name: string, y: number[]) => ({ name, x, y, mode: "lines+markers" as const });
  const last = (errors: number[]) => errors[rows - 1].toFixed(4);
  figure(
    [line("copy of the last picture seen", copy), line("young model", young), line("trained model", trained)],
    {
      title: "Error of pictures imagined with closed eyes",
      xaxis: { title: `picture (the first ${context} are seen)` },
      yaxis: { title: "mean squared error per pixel" },
    },
    {
      alt: `Mean squared error per pixel of the last picture: copy ${last(copy)}, young model ${last(young)}, trained model ${last(trained)}.`,
      height: 340,
    },
  );
}
