import type { LoopTask } from "lib/modelLearning/loopTask";
import { among, type Kind } from "../../checks/granted/kinds";
import { grantTask } from "./grantTask";

/** How many models, and how many policies, one call may ask for: what it is given a name for is kept. */
const mostNames = 100;

/** The same task for a student in a process of its own: models and policies, which may be functions, stay here, and the student
 *  holds their names. A wrong name, and what is no datum, is refused. */
export function serveTask<Model, Policy, Datum>(
  task: LoopTask<Model, Policy, Datum>,
  datum: Kind<Datum>,
): LoopTask<string, string, Datum> {
  const models = new Register<Model>("model");
  const policies = new Register<Policy>("policy");
  const served: LoopTask<string, string, Datum> = {
    expertData: task.expertData,
    fit: (batches) => models.name(task.fit(batches)),
    plan: (model) => policies.name(task.plan(models.get(model))),
    execute: (policy, i) => task.execute(policies.get(policy), i),
    imagine: (model, policy, i) => task.imagine(models.get(model), policies.get(policy), i),
    realCost: (policy) => task.realCost(policies.get(policy)),
    promisedCost: (model, policy) => task.promisedCost(models.get(model), policies.get(policy)),
    loss: (model, data) => task.loss(models.get(model), data),
  };
  const kinds = {
    model: among(() => models.names, "a model that fit has returned"),
    policy: among(() => policies.names, "a policy that plan has returned"),
    datum,
  };
  return grantTask(served, kinds, mostNames);
}

/** Things by the names that they are given, "model 0", "model 1", … */
class Register<Thing> {
  readonly names: string[] = [];
  private readonly things: Thing[] = [];

  constructor(private readonly kind: string) {}

  name(thing: Thing): string {
    const name = `${this.kind} ${this.things.push(thing) - 1}`;
    this.names.push(name);
    return name;
  }

  /** The thing of a name that it has given. */
  get(name: string): Thing {
    return this.things[this.names.indexOf(name)];
  }
}
