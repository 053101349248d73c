import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference03 } from "./reference";

/** How the exercises of notebook 03 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions03, alternatives: alternatives03 } =
  variationsWith<Reference03>()(alterations<Reference03>());
