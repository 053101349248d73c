import { convolutionShapes } from "./convolutions";
import { elementwiseShapes } from "./elementwise";
import { indexingShapes } from "./indexing";
import { layoutShapes } from "./layouts";
import { productShapes } from "./products";
import { reductionShapes } from "./reductions";
import type { ShapeRules } from "./shapeRule";

/** The shapes and types of the results of all kernels that a captured step may use. */
export const shapeRules: ShapeRules = {
  ...elementwiseShapes,
  ...reductionShapes,
  ...layoutShapes,
  ...indexingShapes,
  ...productShapes,
  ...convolutionShapes,
};
