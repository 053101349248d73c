import type { CarModel } from "../../../modelLearning/carModel";
import type { ExpertShareKind, optimismGap } from "../../../modelLearning/optimismGap";
import type { RidgeFit } from "../../../modelLearning/ridgeFit";
import type { LoopResult } from "../../../modelLearning/rossBagnell";
import { trainLosses } from "../../../modelLearning/trainLosses";
import { carTask, type CarPolicy, type CarSetting } from "./mountainCar";
import type { OwnLoop } from "../ownAnswers";

/** A student's answers to 2.2, 2.3 and 2.8. */
export interface CarAnswers {
  rossBagnell: OwnLoop;
  fitLinearRidge: RidgeFit;
  optimismGap: typeof optimismGap;
}

/** Six rounds with one kind of data. */
export interface CarRun extends LoopResult<CarModel, CarPolicy> {
  /** The loss of each model on the data that it was fitted to. */
  trainLoss: number[]; // [7]
}

/** The runs on both kinds of data, and the student's gaps between real and promised cost. */
export interface CarPromises {
  runs: Record<ExpertShareKind, CarRun>;
  gaps: Record<ExpertShareKind, number[]>;
}

/** Runs the loop on the car with the expert's data alone, and half and half.
 *  @param options Whether steps that end at the wall are fitted, too; they are unless it says no. */
export function carPromises(
  { rossBagnell, fitLinearRidge, optimismGap }: CarAnswers,
  options: Pick<CarSetting, "fitStops"> = {},
): CarPromises {
  const drive = (share: number): CarRun => {
    const task = carTask({ ...options, seed: 1, ridge: fitLinearRidge });
    const result = rossBagnell(task, 6, share);
    return { ...result, trainLoss: trainLosses(task, result, share) };
  };
  const runs = { expert: drive(1), both: drive(0.5) };
  return { runs, gaps: optimismGap((kind) => runs[kind], [1]) };
}
