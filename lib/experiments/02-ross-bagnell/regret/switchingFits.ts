import { table } from "../../../jupyter/display/table";
import type { RidgeFit } from "../../../modelLearning/ridgeFit";
import type { OwnLoop } from "../ownAnswers";
import { verdict, type Prediction } from "../../../jupyter/teaching/outcome";
import { modelGrowth, switchingTask, type SwitchingSetting } from "./switchingLinear";

/** A student's answers to 2.2, 2.3 and G4. */
export interface SwitchingAnswers {
  rossBagnell: OwnLoop;
  fitLinearRidge: RidgeFit;
  momentMatching: NonNullable<SwitchingSetting["momentMatching"]>;
}

/** The best of eleven policies for the switching system, and its model. */
export interface SwitchingFit {
  fit: string;
  loss: number;
  growth: number;
  promised: number;
  realCost: number;
}

/** Runs the loop on the switching system with models fitted by least squares, and with matched values. */
export function switchingFits({
  rossBagnell,
  fitLinearRidge,
  momentMatching,
}: SwitchingAnswers): SwitchingFit[] {
  const fits = { "least squares": "likelihood", "matched values": "moments" } as const;
  return Object.entries(fits).map(([name, fit]) => {
    const task = switchingTask({ seed: 1, fit, momentMatching, ridge: fitLinearRidge });
    const { models, promised, realCost, bestIndex } = rossBagnell(task, 10);
    const model = models[bestIndex];
    return {
      fit: name,
      loss: task.loss(model, task.expertData),
      growth: modelGrowth(model),
      promised: promised[bestIndex],
      realCost: realCost[bestIndex],
    };
  });
}

/** Shows what the plans cost, and what the models believe.
 *  @param prediction How many times more the plan of least squares costs. */
export function drawSwitchingFits(fits: readonly SwitchingFit[], prediction?: Prediction): void {
  const [squares, matched] = fits.map(({ realCost }) => realCost);
  const said = verdict(
    "Cost of the first over that of the second",
    prediction,
    (squares / matched).toFixed(0),
  );
  const rows = fits.map(({ fit, loss, growth, promised, realCost }) => ({
    fit,
    "one-step loss": loss.toFixed(3),
    "growth per step (world: 1)": growth.toFixed(3),
    promised: promised < 0.001 ? promised.toExponential(1) : promised.toFixed(3),
    "real cost": realCost.toFixed(3),
  }));
  table(rows, {
    caption: "The best of 11 policies for the switching system; who knows how the world switches pays 0.104",
    ...(said !== "" && { note: said }),
  });
}
