import { comparePlanners } from "lib/experiments/02-ross-bagnell/pendulum/comparePlanners";
import { drawPlanners } from "lib/experiments/02-ross-bagnell/pendulum/comparePlannersDrawing";
import { pendulumRun } from "lib/experiments/02-ross-bagnell/pendulum/pendulumFourWays";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawPlanners", () => {
  it("shows what the searches cost in the model that a student's loop has found", async () => {
    const model = pendulumRun("both", 1, answers).models[10];
    const planners = comparePlanners(model, answers.lqr);
    const [text] = await shownBy(() => drawPlanners(planners));
    expect(text).toMatch(/LQR 0 1\.00 .*shooting.* 250 21\.2 .*CEM, 20.* 250 2\.19 .*value 250 1\.06 /);
  });
});
