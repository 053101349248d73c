import { figure } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import { horizon, type OpenLoop } from "./openLoop";
import { toGrid } from "./pictures";

const shown = [0, 1, 2, 3, 5, 7, 10, 15, 20];

/** Shows one episode and what the models expect after its first picture. */
export function drawOpenLoopStrip({ example }: OpenLoop): void {
  const row = (label: string, images: number[][]) => ({ label, images: shown.map((t) => toGrid(images[t])) });
  imageGrid(
    [row("world", example.truth), row("your line", example.line), row("a network", example.network)],
    {
      columnLabels: shown,
      scale: 5,
      alt: "One episode of a pushed blob, and the same as a linear model and a network expect it after the first picture, at the steps 0 to 20.",
    },
  );
}

/** Draws the errors by how far ahead was predicted.
 *  @param prediction how many steps the linear model beats the copy of the first picture */
export function drawOpenLoop({ line, network }: OpenLoop, prediction?: Prediction): void {
  const x = Array.from({ length: horizon + 1 }, (_, h) => h);
  const lead = x.slice(1).findIndex((h) => line.model[h] >= line.copyLast[h]);
  const beats = lead === -1 ? `all ${horizon}` : String(lead);
  const said = verdict("Steps for which it beats the copy", prediction, beats);
  figure(
    [
      { name: "nothing moves (copy of the first)", x, y: line.copyLast, mode: "lines+markers" },
      { name: "your linear model", x, y: line.model, mode: "lines+markers" },
      { name: "a network", x, y: network, mode: "lines+markers" },
    ],
    {
      title: "Error of pictures predicted without looking again",
      xaxis: { title: "steps after the last picture that was seen" },
      yaxis: { title: "mean squared error per pixel" },
      annotations: said === "" ? [] : [captionAt(said, 0.5, 0.5)],
    },
    {
      alt: `Mean squared error per pixel 1, 5, 10 and 20 steps ahead: ${[
        ["copy of the first picture", line.copyLast] as const,
        ["linear model", line.model] as const,
        ["network", network] as const,
      ]
        .map(([name, errors]) => `${name} ${[1, 5, 10, 20].map((h) => errors[h].toFixed(4)).join(", ")}`)
        .join("; ")}.${said && ` ${said}`}`,
    },
  );
}
