import { median } from "../../../core/metrics";
import { Rng } from "../../../core/rng";
import { sideBySide } from "../../../envs/canvas";
import { drawPendulum } from "../../../envs/control/drawPendulum";
import { createPendulum } from "../../../envs/control/pendulum";
import { rollout } from "../../../envs/rollout";
import { figure } from "../../../jupyter/display/figure";
import { table } from "../../../jupyter/display/table";
import type { DataKind } from "../../../modelLearning/compareData";
import { showClip, type Clip } from "../clip";
import { dataKinds, runOf, type FourWays } from "./pendulumFourWays";
import { captionAt, verdict, type Prediction } from "../../../jupyter/teaching/outcome";

/** Draws the median cost by round for each kind of data.
 *  @param prediction Whose last policy costs most. */
export function drawFourWays({ summary }: FourWays, prediction?: Prediction): void {
  const last = (kind: DataKind) => summary[kind].curve[10];
  const costliest = dataKinds.reduce((most, kind) => (last(kind) > last(most) ? kind : most));
  const said = verdict("The costliest last policy", prediction, costliest);
  figure(
    dataKinds.map((kind) => ({
      name: `${kind}: best ${summary[kind].best.toFixed(2)}, worst ${summary[kind].worst.toFixed(0)}`,
      x: summary.both.curve.map((_, i) => i),
      y: summary[kind].curve,
      mode: "lines+markers",
    })),
    {
      title: "Cost of the pendulum's policies by round, with four kinds of data",
      xaxis: { title: "round" },
      yaxis: { title: "median cost, in J* (the expert's)", type: "log" },
      annotations: said === "" ? [] : [captionAt(said, 0.6, 0.5)],
    },
    {
      alt: `Median cost over 10 seeds in rounds 0, 1 and 10, in multiples of the expert's. ${dataKinds
        .map((kind) => `${kind}: ${[0, 1, 10].map((i) => summary[kind].curve[i].toPrecision(3)).join(", ")}`)
        .join("; ")}.${said && ` ${said}`}`,
    },
  );
}

/** Shows what the last models of each kind of data look like from inside. */
export function drawPendulumModels({ runs, summary }: FourWays): void {
  const rows = dataKinds.map((kind) => {
    const those = runs.filter((run) => run.kind === kind);
    return {
      data: kind,
      "training loss": median(those.map(({ trainLoss }) => trainLoss[10])).toExponential(2),
      "∂ω′/∂θ (true: 0.490)": median(those.map(({ models }) => models[10].A[1][0])).toFixed(3),
      "final cost, in J*": summary[kind].curve[10].toPrecision(4),
      "worst ever": summary[kind].worst.toPrecision(3),
    };
  });
  table(rows, { caption: "Medians over 10 seeds; 2σ² = 2.00e-4 is the loss of the truth" });
}

/** How many steps of the swings are shown. */
const shown = 60;

/** What the last policy of each kind of data does when the pendulum is pushed by 0.25 rad. */
export function swings({ runs }: FourWays): Clip {
  const moves = dataKinds.map((kind) => swing(runs, kind));
  const frames = Array.from({ length: shown }, (_, t) =>
    sideBySide(
      moves.map((steps) => {
        const trail = steps.slice(Math.max(0, t - 12), t + 1).map(({ state }) => state);
        return drawPendulum(steps[t]?.state, { push: steps[t]?.push, trail });
      }),
    ),
  );
  const fate = ({ length }: unknown[]) => (length < shown ? `falls after ${length} steps` : "stays up");
  const alt = `Four pendulums, pushed by 0.25 rad: ${dataKinds
    .map((kind, i) => `${kind} ${fate(moves[i])}`)
    .join("; ")}.`;
  return { frames, fps: 20, panels: dataKinds, alt };
}

/** Shows the four pendulums. */
export async function drawSwings(fourWays: FourWays): Promise<void> {
  await showClip(swings(fourWays));
}

function swing(runs: FourWays["runs"], kind: DataKind) {
  const last = runOf(runs, kind, 1).policies[10];
  const { transitions } = rollout(createPendulum(), last, shown, new Rng("push"), [0.25, 0]);
  return transitions.map(({ state, action }) => ({ state, push: action[0] / 12 }));
}
