import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference04 } from "./reference";

/** How the exercises of notebook 04 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions04, alternatives: alternatives04 } =
  variationsWith<Reference04>()(alterations<Reference04>());
