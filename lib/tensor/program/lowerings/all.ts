import { convolutionLowerings } from "./convolutions";
import { elementwiseLowerings } from "./elementwise";
import { indexingLowerings } from "./indexing";
import { layoutLowerings } from "./layouts";
import type { Lowerings } from "./lowering";
import { productLowerings } from "./products";
import { reductionLowerings } from "./reductions";

/** The lowerings of all kernels that a captured step may use. */
export const lowerings: Lowerings = {
  ...elementwiseLowerings,
  ...reductionLowerings,
  ...layoutLowerings,
  ...indexingLowerings,
  ...productLowerings,
  ...convolutionLowerings,
};
