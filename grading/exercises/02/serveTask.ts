import type { LoopTask } from "lib/modelLearning/loopTask";
import { expect } from "../matchers";

/** The same task for a student in a process of its own: models and policies, which may be functions, stay here, and the student
 *  holds their names. A wrong name is refused. */
export function serveTask<Model, Policy, Datum>(
  task: LoopTask<Model, Policy, Datum>,
): LoopTask<string, string, Datum> {
  const models = new Register<Model>("model");
  const policies = new Register<Policy>("policy");
  return {
    expertData: task.expertData,
    fit: (batches) => models.name(task.fit(batches)),
    plan: (model) => policies.name(task.plan(models.get(model))),
    execute: (policy, i) => task.execute(policies.get(policy), i),
    imagine: (model, policy, i) => task.imagine(models.get(model), policies.get(policy), i),
    realCost: (policy) => task.realCost(policies.get(policy)),
    promisedCost: (model, policy) => task.promisedCost(models.get(model), policies.get(policy)),
    loss: (model, data) => task.loss(models.get(model), data),
  };
}

/** Things by the names that they are given, "model 0", "model 1", … */
class Register<Thing> {
  private readonly things: Thing[] = [];

  constructor(private readonly kind: string) {}

  name(thing: Thing): string {
    return `${this.kind} ${this.things.push(thing) - 1}`;
  }

  /** @throws expect's error if nothing has this name. */
  get(name: unknown): Thing {
    const index = this.things.findIndex((_, i) => name === `${this.kind} ${i}`);
    expect(index < 0 ? undefined : index).toHoldNumbers([], { name: `the number of the ${this.kind}` });
    return this.things[index];
  }
}
