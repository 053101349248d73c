import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference04 } from "./reference";

/** Other losses of actor or critic, and who gets gradient by them. */
const withLosses =
  ({ lossGradients, actorLoss, criticLoss }: Reference04) =>
  (losses: Partial<Pick<Reference04, "actorLoss" | "criticLoss">>): Partial<Reference04> => ({
    ...losses,
    whoGetsGradient: (inputs, entropyScale) =>
      lossGradients({ actorLoss, criticLoss, ...losses }, inputs, entropyScale),
  });

/** How the exercises of notebook 04 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions04, alternatives: alternatives04 } =
  variationsWith<Reference04>()({ ...alterations<Reference04>(), withLosses });
