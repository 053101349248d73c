import type { ModelAnswers } from "lib/experiments/05-dreamer-v2/ownEquations";
import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference05 } from "./reference";

/** Another klBalance, and who moves by it. */
const withBalance =
  ({ balanceGradients }: Reference05) =>
  (klBalance: Reference05["klBalance"]): Pick<Reference05, "klBalance" | "whoMoves"> => ({
    klBalance,
    whoMoves: (posterior, prior, balance) => balanceGradients(klBalance, posterior, prior, balance),
  });

type Drawing = Pick<Reference05, "sampleOneHotSt" | "whatComesBack" | "learnsThroughDraws">;

/** Another draw, what comes back through it, and what learns by it. */
const withDraw =
  ({ sampleGradients, trainChoiceCode }: Reference05) =>
  (sampleOneHotSt: Reference05["sampleOneHotSt"]): Drawing => ({
    sampleOneHotSt,
    whatComesBack: (logits, noise, weights) => sampleGradients(sampleOneHotSt, logits, noise, weights),
    learnsThroughDraws: (start, pictures, noises) => trainChoiceCode(sampleOneHotSt, start, pictures, noises),
  });

/** A training by other equations. */
const trainedBy =
  ({ briefTraining, klBalance, sampleOneHotSt }: Reference05) =>
  (equations: Partial<ModelAnswers>): Pick<Reference05, "trainBriefly"> => ({
    trainBriefly: (worlds, seed) => briefTraining({ klBalance, sampleOneHotSt, ...equations }, worlds, seed),
  });

/** How the exercises of notebook 05 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions05, alternatives: alternatives05 } =
  variationsWith<Reference05>()({ ...alterations<Reference05>(), withBalance, withDraw, trainedBy });
