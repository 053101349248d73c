import type { LoopTask } from "lib/modelLearning/loopTask";
import { batchesOf } from "../../checks/granted/batches";
import { argument, grant } from "../../checks/granted/grant";
import { integer, type Kind, listOf } from "../../checks/granted/kinds";

/** What a student's code may hand to the functions of a task. */
export interface TaskKinds<Model, Policy, Datum> {
  model: Kind<Model>;
  policy: Kind<Policy>;
  datum: Kind<Datum>;
}

/** A task for a student's loop: the same functions, which take nothing but what their types say.
 *  @param most How often it fits, plans and executes: for a task that serves one call and remembers what it was asked. */
export function grantTask<Model, Policy, Datum>(
  task: LoopTask<Model, Policy, Datum>,
  kinds: TaskKinds<Model, Policy, Datum>,
  most?: number,
): LoopTask<Model, Policy, Datum> {
  const model = argument("model", kinds.model);
  const policy = argument("policy", kinds.policy);
  const round = argument("i", integer(0, 1000));
  const data = argument("data", listOf(kinds.datum));
  const batches = argument("batches", batchesOf(kinds.datum));
  return {
    expertData: task.expertData,
    fit: grant("fit", [batches], (given) => task.fit(given), most),
    plan: grant("plan", [model], (m) => task.plan(m), most),
    execute: grant("execute", [policy, round], (p, i) => task.execute(p, i), most),
    imagine: grant("imagine", [model, policy, round], (m, p, i) => task.imagine(m, p, i)),
    realCost: grant("realCost", [policy], (p) => task.realCost(p)),
    promisedCost: grant("promisedCost", [model, policy], (m, p) => task.promisedCost(m, p)),
    loss: grant("loss", [model, data], (m, seen) => task.loss(m, seen)),
  };
}
