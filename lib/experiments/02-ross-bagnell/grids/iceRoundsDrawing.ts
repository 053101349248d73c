import { Rng } from "../../../core/rng";
import { sideBySide } from "../../../envs/canvas";
import { drawGrid } from "../../../envs/grids/drawGrid";
import { rollout } from "../../../envs/rollout";
import { figure } from "../../../jupyter/display/figure";
import { followSteps } from "../../../modelLearning/gridMdp";
import { showClip, type Clip } from "../clip";
import { iceHorizon, iceTask } from "./ice";
import type { IceRounds } from "./iceRounds";
import { captionAt, verdict, type Prediction } from "../../../jupyter/teaching/outcome";

/** Draws real and promised cost by round, and below them the models.
 *  @param prediction How often the robot is back on the edge after round 2. */
export function drawIceRounds(
  { realCost, promised, models, chosen }: IceRounds,
  prediction?: Prediction,
): void {
  const rounds = realCost.map((_, i) => i);
  const relapses = rounds.filter((i) => i > 0 && realCost[i] > 60);
  const said = verdict("Relapses", prediction, String(relapses.length));
  figure(
    [
      { name: "real cost", x: rounds, y: realCost, mode: "lines+markers" },
      { name: "promised", x: rounds, y: promised, mode: "lines" },
      { name: "p̂, in percent", x: rounds, y: models.map((p) => 100 * p), mode: "lines", yaxis: "y2" },
      {
        ...{ name: "your choice", x: [chosen], y: [realCost[chosen]], mode: "markers" },
        marker: { color: "#CC79A7", symbol: "diamond", size: 14 },
      },
    ],
    {
      title: "Real and promised cost on the ice, and the model p̂, by round",
      grid: { rows: 2, columns: 1 },
      xaxis: { title: "round" },
      yaxis: { title: "cost" },
      yaxis2: { title: "p̂ in %" },
      annotations: said === "" ? [] : [captionAt(said, 0.6, 0.3)],
    },
    {
      height: 460,
      alt: `Real cost by round: ${realCost
        .slice(0, 4)
        .map((c) => c.toFixed(1))
        .join(", ")}, then
  8, with relapses to 64.8 in rounds ${relapses.join(", ")}, each after p̂ has decayed below 0.6 %.
  Your choice, policy ${chosen}, costs ${realCost[chosen].toFixed(1)}.${said && ` ${said}`}`,
    },
  );
}

/** The edge's policy with different luck, three times, and the best one. */
export function iceWalks({ policies }: IceRounds): Clip {
  const { world } = iceTask();
  const walk = (policy: number, seed: number) => {
    const { transitions } = rollout(world, followSteps(policies[policy]), iceHorizon, new Rng(seed));
    return [world.map.start, ...transitions.map(({ next }) => next)];
  };
  const walks = [walk(0, 10), walk(0, 1), walk(0, 2), walk(2, 1)];
  const frames = Array.from({ length: 12 }, (_, t) =>
    sideBySide(
      walks.map((cells) => drawGrid(world.map, { real: cells.slice(0, t + 1) })),
      12,
    ),
  );
  const ends = walks.map(({ length }) =>
    length < iceHorizon ? `arrives after ${length - 1} steps` : "slides over the cliff",
  );
  const alt = `Three walks along the icy edge: the first ${ends[0]}, the second ${ends[1]}, the third ${ends[2]}.
  A fourth, one row off the edge, ${ends[3]}.`;
  return { frames, fps: 4, panels: ["the edge", "the edge", "the edge", "the best"], alt };
}

/** Shows the four walks. */
export async function drawIceWalks(ice: IceRounds): Promise<void> {
  await showClip(iceWalks(ice));
}
