import { doorAndBridgeTask } from "lib/experiments/02-ross-bagnell/grids/doorAndBridge";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import type { Transition } from "lib/envs/world";
import { flag, integer, number, recordOf } from "grading/checks/granted/kinds";
import { serveTask } from "grading/exercises/02/serveTask";

const datum = recordOf<Transition<number, number>>({
  state: integer(0, 62),
  action: integer(0, 3),
  next: integer(0, 62),
  cost: number(),
  terminated: flag,
});

describe("serveTask", () => {
  it("gives the loop the same costs with names for models and policies", () => {
    const { task } = doorAndBridgeTask();
    const served = rossBagnell(serveTask(task, datum), 3);
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
    const served = serveTask(doorAndBridgeTask().task, datum);
    served.fit([]);
    expect(() => served.plan("model 1")).toThrow(
      'model must be a model that fit has returned, got "model 1"',
    );
    expect(() => served.realCost("model 0")).toThrow("policy must be a policy that plan has returned");
  });

  it.each([
    [{ state: "__proto__" }, 'batches[0].data[0].state must be a whole number from 0 to 62, got "__proto__"'],
    [{ next: 4294967294 }, "batches[0].data[0].next must be a whole number from 0 to 62, got 4294967294"],
    [{ action: "push" }, 'batches[0].data[0].action must be a whole number from 0 to 3, got "push"'],
  ])("lets no datum with %p into a table", (wrong, sentence) => {
    const { fit, expertData } = serveTask(doorAndBridgeTask().task, datum);
    const data = [{ ...expertData[0], ...wrong }] as Transition<number, number>[];
    expect(() => fit([{ weight: 1, data }])).toThrow(`fit: ${sentence}`);
  });
});
