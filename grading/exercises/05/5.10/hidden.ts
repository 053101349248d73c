import type { Check } from "../../../checks/exercise";
import { otherTraining, type Outcome } from "../../../checks/briefTrainings";

/** Trainings by seed. */
export const recorded: readonly (readonly [seed: number, right: Outcome])[] = [
  [2, { modelLoss: 299.1, kl: 0.5987, actorLoss: -0.08419, criticLoss: 0.0005301, imaginedReturn: -0.05019 }],
  [3, { modelLoss: 288.8, kl: 0.4173, actorLoss: -0.113, criticLoss: 0.002027, imaginedReturn: -0.08688 }],
  [4, { modelLoss: 296.4, kl: 0.1331, actorLoss: -0.08935, criticLoss: 0.0007636, imaginedReturn: -0.05459 }],
]; // prettier-ignore

export const hidden: Check[] = [otherTraining(recorded)];
