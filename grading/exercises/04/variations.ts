import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { TrainingAnswers } from "lib/experiments/04-dreamer-v1/ownEquations";
import type { Reference04 } from "./reference";

/** Other losses of actor or critic, and who gets gradient by them. */
const withLosses =
  ({ lossGradients, actorLoss, criticLoss }: Reference04) =>
  (losses: Partial<Pick<Reference04, "actorLoss" | "criticLoss">>): Partial<Reference04> => ({
    ...losses,
    whoGetsGradient: (inputs, entropyScale) =>
      lossGradients({ actorLoss, criticLoss, ...losses }, inputs, entropyScale),
  });

/** The agent is trained by other equations than the right ones. */
const trainedBy =
  (right: Reference04) =>
  (equations: Partial<TrainingAnswers>): Partial<Reference04> => ({
    trainBriefly: (worlds, seed) => {
      const { observe, klLoss, modelLosses, imagine, lambdaReturn, actorLoss, criticLoss } = right;
      const own = { observe, klLoss, modelLosses, imagine, lambdaReturn, actorLoss, criticLoss };
      return right.briefTraining({ ...own, ...equations }, worlds, seed);
    },
  });

/** How the exercises of notebook 04 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions04, alternatives: alternatives04 } =
  variationsWith<Reference04>()({ ...alterations<Reference04>(), withLosses, trainedBy });
