import type { Check } from "../../../checks/exercise";
import { otherTraining, type Outcome } from "../../../checks/briefTrainings";

/** Trainings by seed. */
export const recorded: readonly (readonly [seed: number, right: Outcome])[] = [
  [2, { modelLoss: 281.6, kl: 0.6386, actorLoss: -0.0475, criticLoss: 0.0001201, imaginedReturn: -0.02313 }],
  [3, { modelLoss: 239.3, kl: 1.117, actorLoss: -0.0526, criticLoss: 0.0001967, imaginedReturn: -0.02326 }],
  [5, { modelLoss: 266.6, kl: 1.635, actorLoss: -0.05704, criticLoss: 0.0002375, imaginedReturn: -0.02373 }],
]; // prettier-ignore

export const hidden: Check[] = [otherTraining(recorded)];
