import { publishedScores } from "../../../data/publishedScores";
import { table } from "../../../jupyter/display/table";

const shown = {
  cartpole_swingup_sparse: "cart-pole swing-up, sparse",
  walker_run: "walker run",
  hopper_hop: "hopper hop",
  acrobot_swingup: "acrobot swing-up",
  quadruped_run: "quadruped run",
} as const;

/** Shows what Dreamer V1's authors report for the worlds of the lecture's videos: returns from pixels, at most 1,000. */
export function showPublished(): void {
  const { scores } = publishedScores("controlFromPixels");
  const rows = Object.entries(shown).map(([task, world]) => ({
    world,
    "0.2 M frames": scores[task]["V1@0.2M"]?.mean,
    "0.5 M frames": scores[task]["V1@0.5M"]?.mean,
    "1 M frames": scores[task]["V1@1M"]?.mean,
    "5 M frames": scores[task]["V1@5M"]?.mean,
  }));
  table(rows, {
    caption: "Dreamer V1's return by frames of training, action repeat included; 1,000 is the most",
  });
}
