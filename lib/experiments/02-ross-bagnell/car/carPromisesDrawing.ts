import { Rng } from "../../../core/rng";
import { palette } from "../../../envs/canvas";
import { drawCar } from "../../../envs/control/drawCar";
import { createMountainCar, type CarState } from "../../../envs/control/mountainCar";
import { rollout } from "../../../envs/rollout";
import type { World } from "../../../envs/world";
import { figure } from "../../../jupyter/display/figure";
import type { PlotlyTrace } from "../../../jupyter/display/traces";
import { linearAcceleration } from "../../../modelLearning/carModel";
import { showClip, type Clip } from "../clip";
import type { CarPromises } from "./carPromises";
import { verdict, type Prediction } from "../../../jupyter/teaching/outcome";

const kinds = [
  { kind: "expert", color: "#D55E00", dash: "dash" },
  { kind: "both", color: "#0072B2", dash: "dot" },
] as const;

/** Draws what the models promise and what the car pays, by round.
 *  @param prediction How many steps more than promised the car needs with the expert's data alone. */
export function drawCarPromises({ runs, gaps }: CarPromises, prediction?: Prediction): void {
  const rounds = gaps.both.map((_, i) => i);
  const said = verdict("The gap with the expert's data", prediction, gaps.expert[6].toFixed(0));
  const y = runs.expert.promised.map((promised) => promised + Number(prediction));
  const guess: PlotlyTrace[] = said === "" ? [] : [{ name: "your prediction", x: rounds, y, mode: "lines" }];
  const curves = kinds.flatMap(({ kind, color, dash }): PlotlyTrace[] => {
    const { promised, realCost } = runs[kind];
    const real = { mode: "lines+markers", line: { color, dash: "solid" } } as const;
    return [
      { name: `${kind}: real`, x: rounds, y: realCost, ...real },
      { name: `${kind}: promised`, x: rounds, y: promised, mode: "lines", line: { color, dash } },
    ];
  });
  figure(
    [...curves, ...guess],
    {
      title: "Steps that were promised and steps that were driven, by round",
      xaxis: { title: "round" },
      yaxis: { title: "steps to the goal" },
    },
    {
      alt: `Promised and real cost by round. ${kinds
        .map(({ kind }) => {
          const loss = runs[kind].trainLoss[6].toExponential(1);
          return `${kind}: gaps ${gaps[kind].map((gap) => gap.toFixed(0)).join(", ")}, loss ${loss}`;
        })
        .join("; ")}.${said && ` ${said}`}`,
    },
  );
}

/** The last plan of the expert's data alone: the promised drive as a ring, and the real one. */
export function carDrives({ runs: { expert } }: CarPromises): Clip {
  const driveIn = (world: World<CarState, number>) =>
    rollout(world, expert.policies[6], 160, new Rng("drive"), [-0.5, 0]).transitions.map(
      ({ state }) => state,
    );
  const real = driveIn(createMountainCar());
  const promised = driveIn(createMountainCar(linearAcceleration(expert.models[6])));
  const at = (drive: readonly CarState[], t: number) => drive[Math.min(t, drive.length - 1)];
  const frames = Array.from({ length: 54 }, (_, k) =>
    drawCar([
      { state: at(promised, 3 * k), color: palette.grey, hollow: true },
      { state: at(real, 3 * k), color: palette.orange },
    ]),
  );
  const alt = `A car swings in a valley. The promised one arrives after ${promised.length} steps, the real one after
  ${real.length}.`;
  return { frames, fps: 15, scale: 1.6, alt };
}

/** Shows both drives. */
export async function drawCarDrives(car: CarPromises): Promise<void> {
  await showClip(carDrives(car));
}
