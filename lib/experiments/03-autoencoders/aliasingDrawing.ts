import { figure } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import { type Aliasing, filmSwings, pendulumParts } from "./aliasing";
import { toGrid } from "./pictures";

/** Shows what the camera sees: pictures of three swings, and one picture that all three could show. */
export function showPendulumPictures(): void {
  const { images } = filmSwings(3, "shown");
  const rows = [0, 1, 2].map((episode) => ({
    label: `swing ${episode + 1}`,
    images: images.slice(26 * episode, 26 * episode + 10).map(toGrid),
  }));
  imageGrid(rows, {
    columnLabels: Array.from({ length: 10 }, (_, t) => t),
    scale: 5,
    alt: "Three swings of a pendulum in ten pictures of 12 × 12 pixels each: an angle can be read from each picture, a velocity cannot.",
  });
}

/** Draws how much of the state can be read out. @param prediction how much of the velocity, out of one picture */
export function drawAliasing({ one, two }: Aliasing, prediction?: Prediction): void {
  const velocity = one[2] < 0.1 ? "nothing" : one[2].toFixed(2);
  const said = verdict("The velocity out of one picture", prediction, velocity);
  figure(
    [
      { type: "bar", name: "out of one picture", x: pendulumParts, y: one },
      { type: "bar", name: "out of two pictures", x: pendulumParts, y: two },
    ],
    {
      title: "R² of what is read out of pictures of a pendulum",
      yaxis: { title: "R² on other swings", range: [0, 1.05] },
      annotations: said === "" ? [] : [captionAt(said, 0.5, 0.6)],
    },
    {
      alt: `R² on other swings. ${pendulumParts
        .map((part, i) => `${part}: ${one[i].toFixed(2)} out of one picture, ${two[i].toFixed(2)} out of two`)
        .join("; ")}.${said && ` ${said}`}`,
    },
  );
}
