import { doorAndBridgeTask } from "lib/experiments/02-ross-bagnell/doorAndBridge";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { serveTask } from "grading/exercises/02/serveTask";

describe("serveTask", () => {
  it("gives the loop the same costs with names for models and policies", () => {
    const { task } = doorAndBridgeTask();
    const served = rossBagnell(serveTask(task), 3);
    const { realCost, promised, bestIndex } = rossBagnell(task, 3);
    expect(served).toEqual({
      models: ["model 0", "model 1", "model 2", "model 3"],
      policies: ["policy 0", "policy 1", "policy 2", "policy 3"],
      realCost,
      promised,
      bestIndex,
    });
  });

  it("refuses a name that it has not given", () => {
    const served = serveTask(doorAndBridgeTask().task);
    served.fit([]);
    expect(() => served.plan("model 1")).toThrow("the number of the model must be a number");
    expect(() => served.realCost("model 0")).toThrow("the number of the policy must be a number");
  });
});
