import { evalPolicy } from "lib/tabular/evalPolicy";
import { momentLoss } from "lib/tabular/momentLoss";
import { occupancy } from "lib/tabular/occupancy";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { performanceDifference } from "lib/tabular/performanceDifference";
import { planInModel } from "lib/tabular/planInModel";

/** Our own answers in place of a student's, for `lossScatter`. */
export const ours = { evalPolicy, momentLoss, occupancy, oneStepLoss, performanceDifference, planInModel };
