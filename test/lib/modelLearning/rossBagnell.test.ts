import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import { rossBagnell } from "lib/modelLearning/rossBagnell";

/** A task that writes down what the loop does. Model k is "M1", "M2", …; its policy "π(M1)"; round i gives two data of it. */
function spyTask(realCosts: readonly number[] = []) {
  const calls: string[] = [];
  const fits: WeightedBatch<string>[][] = [];
  const expertData = Object.freeze(["e1", "e2", "e3"]);
  const indexOf = (policy: string) => Number(/\d+/.exec(policy)) - 1;
  const task: LoopTask<string, string, string> = {
    expertData,
    fit: (batches) => {
      fits.push(batches.map(({ weight, data }) => ({ weight, data: [...data] })));
      calls.push(`fit M${fits.length}`);
      return `M${fits.length}`;
    },
    plan: (model) => {
      calls.push(`plan ${model}`);
      return `π(${model})`;
    },
    execute: (policy, i) => {
      calls.push(`execute ${policy} ${i}`);
      return Object.freeze([`${policy}a`, `${policy}b`]);
    },
    imagine: (model, policy, i) => {
      calls.push(`imagine ${model} ${policy} ${i}`);
      return [];
    },
    realCost: (policy) => realCosts[indexOf(policy)] ?? indexOf(policy),
    promisedCost: (model, policy) => {
      if (policy !== `π(${model})`) throw new Error(`${policy} was not planned in ${model}`);
      return -indexOf(policy);
    },
    loss: () => 0,
  };
  return { task, calls, fits };
}

/** What a fit was given, without empty batches and batches of no weight: it makes no difference whether they are passed. */
const given = (batches: WeightedBatch<string>[]) =>
  batches.filter(({ weight, data }) => weight > 0 && data.length > 0);

describe("rossBagnell", () => {
  it("fits, plans and executes in turn, N times, then fits and plans once more", () => {
    const { task, calls } = spyTask();
    rossBagnell(task, 2);
    expect(calls).toEqual([
      "fit M1",
      "plan M1",
      "execute π(M1) 0",
      "fit M2",
      "plan M2",
      "execute π(M2) 1",
      "fit M3",
      "plan M3",
    ]);
  });

  it("gives N + 1 models and policies, with what each costs and what its own model promises", () => {
    const { task } = spyTask([5, 3, 4]);
    expect(rossBagnell(task, 2)).toEqual({
      models: ["M1", "M2", "M3"],
      policies: ["π(M1)", "π(M2)", "π(M3)"],
      realCost: [5, 3, 4],
      promised: [-0, -1, -2],
      bestIndex: 1,
    });
    expect(rossBagnell(spyTask().task, 0).models).toEqual(["M1"]);
  });

  it("weighs the expert's batch and all of the learner's data so far by a half each, however many they are", () => {
    const { task, fits } = spyTask();
    rossBagnell(task, 3);
    const expert = { weight: 0.5, data: ["e1", "e2", "e3"] };
    const learner = ["π(M1)a", "π(M1)b", "π(M2)a", "π(M2)b", "π(M3)a", "π(M3)b"];
    expect(given(fits[0]).map(({ data }) => data)).toEqual([expert.data]);
    for (const i of [1, 2, 3])
      expect(given(fits[i])).toEqual([expert, { weight: 0.5, data: learner.slice(0, 2 * i) }]);
  });

  it("takes the best policy by its cost in the world, the first of equals", () => {
    expect(rossBagnell(spyTask([9, 2, 7, 2]).task, 3).bestIndex).toBe(1);
    expect(rossBagnell(spyTask([1, 1]).task, 1).bestIndex).toBe(0);
    expect(rossBagnell(spyTask([3, 2, 1]).task, 2).bestIndex).toBe(2);
  });

  it("never appends to the expert's data", () => {
    const { task } = spyTask();
    rossBagnell(task, 2); // the spy's expert data are frozen: to append would throw
    expect(task.expertData).toEqual(["e1", "e2", "e3"]);
  });

  it("learns from the expert alone with a share of 1", () => {
    const { task, fits } = spyTask();
    rossBagnell(task, 2, 1);
    for (const batches of fits) expect(given(batches).map(({ data }) => data)).toEqual([["e1", "e2", "e3"]]);
  });

  it("starts from nothing, and never sees the expert, with a share of 0", () => {
    const { task, fits } = spyTask();
    rossBagnell(task, 1, 0);
    expect(fits.map((batches) => given(batches).map(({ data }) => data))).toEqual([
      [],
      [["π(M1)a", "π(M1)b"]],
    ]);
  });

  it("weighs every transition alike when pooled", () => {
    const { task, fits } = spyTask();
    rossBagnell(task, 2, "pooled");
    const perDatum = fits.map((batches) => given(batches).map(({ weight, data }) => weight / data.length));
    [[1 / 3], [1 / 5, 1 / 5], [1 / 7, 1 / 7]].forEach((expected, i) => {
      expect(perDatum[i]).toHaveLength(expected.length);
      expected.forEach((weight, batch) => expect(perDatum[i][batch]).toBeCloseTo(weight, 12));
    });
  });

  it("refuses a number of iterations that is none, and a share outside of [0, 1]", () => {
    const { task, calls } = spyTask();
    expect(() => rossBagnell(task, -1)).toThrow(
      "rossBagnell: iterations must be an integer of at least 0, got -1",
    );
    expect(() => rossBagnell(task, 1.5)).toThrow("iterations must be an integer of at least 0, got 1.5");
    expect(() => rossBagnell(task, 1, 1.1)).toThrow(
      'rossBagnell: expertShare must be from 0 to 1 or "pooled", got 1.1',
    );
    expect(() => rossBagnell(task, 1, NaN)).toThrow(RangeError);
    expect(calls).toEqual([]);
  });
});
