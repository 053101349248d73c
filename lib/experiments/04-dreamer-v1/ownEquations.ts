import { type DreamerV1Equations } from "../../agents/dreamerV1/dreamerV1";
import type { Answers04 } from "./answers";

/** The student's equations that Dreamer is trained by. */
export type TrainingAnswers = Pick<
  Answers04,
  "observe" | "klLoss" | "modelLosses" | "imagine" | "lambdaReturn" | "actorLoss" | "criticLoss"
>;

/** They in the place of the agent's own, by name; nothing of the agent's own is left in. */
export function equationsOf(answers: TrainingAnswers): Partial<DreamerV1Equations> {
  const { observe, klLoss, modelLosses, imagine, lambdaReturn, actorLoss, criticLoss } = answers;
  return { observe, klLoss, modelLosses, imagine, lambdaReturn, actorLoss, criticLoss };
}
