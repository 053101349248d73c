import type { LoopTask } from "lib/modelLearning/loopTask";
import { recognise } from "grading/checks/recognise";
import { drive, loadComplete } from "../drive";

const { exercises, reference } = loadComplete("02");
const { checks, hidden, misconceptions } = exercises.find(({ id }) => id === "2.2")!;

type Loop = (task: LoopTask<unknown, unknown, unknown>, iterations: number, expertShare?: number) => unknown;

/** The misconceptions that are named, check by check, for a loop as a student writes it. */
async function namedFor(rossBagnell: Loop): Promise<(string | undefined)[]> {
  const named: (string | undefined)[] = [];
  for (const check of [...checks, ...hidden]) {
    const { passed, last } = await drive(check, { ...reference, rossBagnell: rossBagnell as never }, 1);
    if (passed || !last) continue;
    named.push(recognise(last.name, last.args, last.got, misconceptions, reference, last.asked)?.id);
  }
  return named;
}

/** What a student's loop does in each round, and how it ends. */
interface Variant {
  /** The data of a round: from the world, or not. */
  walk?: (task: LoopTask<unknown, unknown, unknown>, model: unknown, policy: unknown, i: number) => unknown;
  /** What the learner knows after a round. */
  learn?: (known: unknown[], walked: unknown[]) => unknown[];
  best?: (realCost: number[], promised: number[]) => number;
}

/** A loop that asks for the costs within each round, and again at the end, as no loop of ours does. */
const loop =
  ({ walk = ({ execute }, _m, policy, i) => execute(policy, i), learn, best }: Variant): Loop =>
  (task, iterations, expertShare = 0.5) => {
    let known: unknown[] = [];
    const models: unknown[] = [];
    const policies: unknown[] = [];
    const [realCost, promised]: [number[], number[]] = [[], []];
    for (let i = 0; i <= iterations; i++) {
      const learner = { weight: 1 - expertShare, data: known };
      const model = task.fit([{ weight: expertShare, data: task.expertData }, learner]);
      const policy = task.plan(model);
      realCost.push(task.realCost(policy));
      promised.push(task.promisedCost(model, policy));
      [models[i], policies[i]] = [model, policy];
      if (i === iterations) break;
      const walked = walk(task, model, policy, i) as unknown[];
      known = learn ? learn(known, walked) : [...known, ...walked];
    }
    const last = policies.map((policy) => task.realCost(policy));
    return {
      models,
      policies,
      realCost,
      promised,
      bestIndex: best?.(realCost, promised) ?? last.indexOf(Math.min(...last)),
    };
  };

const imagines: Variant = { walk: ({ imagine }, model, policy, i) => imagine(model, policy, i) };
const forgets: Variant = { learn: (_known, walked) => walked };
const hopes: Variant = { best: (_realCost, promised) => promised.indexOf(Math.min(...promised)) };

describe("a loop as a student writes it", () => {
  it("passes if it is right, whatever else it asks", async () => {
    expect(await namedFor(loop({}))).toEqual([]);
  });

  it.each([
    ["imagines instead of executing", imagines, "model-data"],
    ["fits only the last batch", forgets, "no-aggregation"],
    ["chooses by promises", hopes, "best-by-promise"],
    ["imagines, and fits only the last batch", { ...imagines, ...forgets }, "model-data"],
    ["imagines, and chooses by promises", { ...imagines, ...hopes }, "model-data"],
    ["fits only the last batch, and chooses by promises", { ...forgets, ...hopes }, "no-aggregation"],
  ])("is told at its first failure that it %s", async (_what, variant, id) => {
    const named = await namedFor(loop(variant));
    expect(named[0]).toBe(id);
    expect(named.filter((one) => one !== id && one !== undefined)).toEqual(
      named.filter((one) => one === "best-by-promise" && id !== "best-by-promise"),
    );
  });
});
