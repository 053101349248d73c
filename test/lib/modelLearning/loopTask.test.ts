import { Rng } from "lib/core/rng";
import type { World } from "lib/envs/world";
import { createLoopTask, type TaskParts } from "lib/modelLearning/loopTask";

/** Adds the action; each step costs the distance to 0 before it, times a price; the episode ends beyond 4. Starts at random. */
function line(price: number): World<number, number> {
  return {
    reset: (rng) => rng.integer(3),
    step: (state, action) => ({
      next: state + action,
      cost: price * Math.abs(state),
      terminated: state + action > 4,
    }),
  };
}

/** A task whose models are prices; the world's is 1. */
function parts(changes: Partial<TaskParts<number, number, number>> = {}): TaskParts<number, number, number> {
  return {
    world: line(1),
    modelClass: {
      fit: (batches, prior) => prior + batches.length,
      loss: (model, data) => model * data.length,
      asWorld: line,
    },
    prior: 10,
    expertData: [{ state: 0, action: 1, next: 1, cost: 0, terminated: false }],
    plan: (model) => () => model,
    horizon: 3,
    rng: new Rng("task"),
    ...changes,
  };
}

const stay = () => 0;

describe("createLoopTask", () => {
  it("fits from the prior, and judges by the class's loss", () => {
    const task = createLoopTask(parts());
    expect(task.fit([{ weight: 1, data: task.expertData }])).toBe(11);
    expect(task.loss(7, task.expertData)).toBe(7);
    expect(task.plan(3)(0, 0, new Rng(1))).toBe(3);
  });

  it("executes one episode in the world unless told how many steps", () => {
    const task = createLoopTask(parts());
    expect(task.execute(stay, 0)).toHaveLength(3);
    expect(task.execute(() => 9, 0)).toHaveLength(1);
  });

  it("executes episode after episode until it has as many steps as asked, and no more", () => {
    const data = createLoopTask(parts({ samples: 8 })).execute(stay, 0);
    expect(data).toHaveLength(8);
    const starts = [data[0], data[3], data[6]].map(({ state }) => state);
    expect(data.map(({ state }) => state)).toEqual(
      [0, 0, 0, 1, 1, 1, 2, 2].map((episode) => starts[episode]),
    );
    expect(createLoopTask(parts({ samples: 2 })).execute(stay, 0)).toHaveLength(2);
  });

  it("draws other episodes in another round, and the same ones in the same round", () => {
    const task = createLoopTask(parts({ samples: 30 }));
    expect(task.execute(stay, 1)).toEqual(task.execute(stay, 1));
    expect(task.execute(stay, 1)).not.toEqual(task.execute(stay, 2));
  });

  it("imagines in the model what it would execute in the world, from the same starts", () => {
    const task = createLoopTask(parts({ samples: 12 }));
    const real = task.execute(stay, 4);
    const imagined = task.imagine(5, stay, 4);
    expect(imagined).toEqual(real.map((step) => ({ ...step, cost: 5 * step.cost })));
    expect(real.some(({ cost }) => cost > 0)).toBe(true);
  });

  it("evaluates all policies on the same held-out starts, in the world and in the model", () => {
    const starts: number[] = [];
    const policy = (state: number, t: number) => {
      if (t === 0) starts.push(state);
      return 0;
    };
    const task = createLoopTask(parts({ evaluationEpisodes: 20 }));
    const real = task.realCost(policy);
    expect(real).toBeCloseTo((3 * starts.reduce((a, b) => a + b, 0)) / 20, 12);
    expect(task.promisedCost(2, policy)).toBeCloseTo(2 * real, 12);
    expect([starts.slice(20), new Set(starts).size]).toEqual([starts.slice(0, 20), 3]);
    task.execute(stay, 0);
    expect(task.realCost(stay)).toBe(real);
  });

  it("counts real costs where it is told to, and costs as it is told to", () => {
    const judged = createLoopTask(parts({ judged: line(5) }));
    const plain = createLoopTask(parts());
    expect(judged.realCost(stay)).toBe(5 * plain.realCost(stay));
    expect(judged.promisedCost(2, stay)).toBe(plain.promisedCost(2, stay));
    const startingAtTwo = (where: World<number, number>) => where.step(2, 0, new Rng(1)).cost;
    const told = createLoopTask(parts({ judged: line(5), evaluate: startingAtTwo }));
    expect([told.realCost(stay), told.promisedCost(3, stay)]).toEqual([10, 6]);
  });

  it("evaluates on one episode unless told otherwise", () => {
    let episodes = 0;
    const policy = (_state: number, t: number) => {
      if (t === 0) episodes++;
      return 0;
    };
    createLoopTask(parts()).realCost(policy);
    expect(episodes).toBe(1);
  });
});
