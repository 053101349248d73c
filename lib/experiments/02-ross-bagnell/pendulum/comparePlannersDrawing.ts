import { table } from "../../../jupyter/display/table";
import type { PlannerRow } from "./comparePlanners";

/** Shows what planners cost as multiples of the first one. */
export function drawPlanners(planners: readonly PlannerRow[]): void {
  const rows = planners.map(({ planner, sequences, cost, seconds }) => ({
    planner,
    "sequences a decision": sequences,
    "cost / LQR's": cost.toPrecision(3),
    "seconds for 100 decisions": seconds.toPrecision(2),
  }));
  table(rows, { caption: "The pendulum's last model of half and half, planned in by others" });
}
