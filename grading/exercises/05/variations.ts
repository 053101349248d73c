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

/** Another draw, and what comes back through it. */
const withDraw =
  ({ sampleGradients }: Reference05) =>
  (sampleOneHotSt: Reference05["sampleOneHotSt"]): Pick<Reference05, "sampleOneHotSt" | "whatComesBack"> => ({
    sampleOneHotSt,
    whatComesBack: (logits, noise, weights) => sampleGradients(sampleOneHotSt, logits, noise, weights),
  });

/** How the exercises of notebook 05 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions05, alternatives: alternatives05 } =
  variationsWith<Reference05>()({ ...alterations<Reference05>(), withBalance, withDraw });
