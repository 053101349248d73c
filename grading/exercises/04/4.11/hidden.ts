import type { Check } from "../../../checks/exercise";
import { expectTraining, type Outcome } from "./briefTrainings";

/** Trainings by seed. */
export const recorded: readonly (readonly [seed: number, right: Outcome])[] = [
  [2, { modelLoss: 281.241, kl: 0.91026, actorLoss: -0.0476229, criticLoss: 0.000121527, imaginedReturn: -0.0234573 }],
  [3, { modelLoss: 238.936, kl: 1.40989, actorLoss: -0.0528535, criticLoss: 0.000202193, imaginedReturn: -0.0238336 }],
  [4, { modelLoss: 307.944, kl: 0.775694, actorLoss: -0.042731, criticLoss: 0.0000736222, imaginedReturn: -0.0128487 }],
]; // prettier-ignore

export const hidden: Check[] = [
  {
    id: "other-training",
    title: "so they do in other worlds, from other weights",
    points: 0.25,
    run(context) {
      const [seed, right] = recorded[context.rng.integer(recorded.length)];
      return expectTraining(context, seed, right);
    },
  },
];
