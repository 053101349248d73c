import type { Check } from "../../../checks/exercise";
import { expectTraining, type Outcome } from "./briefTrainings";

/** Trainings by seed. */
export const recorded: readonly (readonly [seed: number, right: Outcome])[] = [
  [2, { modelLoss: 207.74, kl: 8.80099, actorLoss: -0.0964547, criticLoss: 0.00184222, imaginedReturn: -0.133817 }],
  [3, { modelLoss: 170.94, kl: 10.0934, actorLoss: -0.194673, criticLoss: 0.0154145, imaginedReturn: -0.276505 }],
  [4, { modelLoss: 255.338, kl: 2.75605, actorLoss: -0.131351, criticLoss: 0.00577791, imaginedReturn: -0.171191 }],
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
