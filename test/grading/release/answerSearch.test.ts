import { loadUnit } from "grading/checks/loadUnit";
import { type Candidate, questionsOf, searchAnswers } from "grading/release/answerSearch";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { lqr } from "lib/planning/lqr";

const { exercises, reference = {} } = loadUnit("02");

/** What some functions of a file answer of an exercise. */
async function found(exercise: string, functions: Record<string, (...args: never[]) => unknown>) {
  const candidates = Object.entries(functions).map(([name, run]): Candidate => ({
    file: "lib/planted.ts",
    name,
    run: run as Candidate["run"],
  }));
  const sought = exercises.filter(({ id }) => id === exercise);
  return searchAnswers(candidates, await questionsOf(sought, reference));
}

const negated = (rows: number[][]) => rows.map((row) => row.map((x) => -x));

describe("searchAnswers", () => {
  it("finds an answer under another name, and one that is a field of what a function returns", async () => {
    const planner: typeof lqr = (...args) => lqr(...args);
    const regulate = (...args: Parameters<typeof lqr>) => lqr(...args).K;
    expect(await found("2.4", { planner, regulate })).toEqual([
      { file: "lib/planted.ts", call: "planner(…).K", exercise: "2.4", answers: "lqr" },
      { file: "lib/planted.ts", call: "regulate(…)", exercise: "2.4", answers: "lqr" },
    ]);
  });

  it("finds an answer that takes functions", async () => {
    const loop = (...args: Parameters<typeof rossBagnell>) => rossBagnell(...args);
    expect(await found("2.2", { loop, last: () => undefined })).toMatchObject([{ call: "loop(…)" }]);
  });

  it("calls no function that needs no argument, or that only promises an answer, for one that is given data", async () => {
    let calls = 0;
    const experiment = (seed = 1) => (calls++, seed);
    const training = async (_A: number[][]) => calls++;
    expect(await found("2.4", { experiment, training })).toEqual([]);
    expect(calls).toBe(0);
  });

  it("passes by what is wrong, right for one problem only, throws, waits or never ends", async () => {
    const functions = {
      sign: (...args: Parameters<typeof lqr>) => negated(lqr(...args).K),
      scalar: () => [[-(1 + Math.sqrt(5)) / 2]],
      refuses: () => {
        throw new Error("TODO exercise 02.4: write lqr in the notebook");
      },
      waits: async () => [[0]],
      ends: () => {
        for (;;);
      },
    };
    expect(await found("2.4", functions)).toEqual([]);
  });
});
