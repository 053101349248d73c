import type { Misconception } from "grading/exercises/exercise";
import { expect as expectStudent } from "grading/exercises/matchers";
import { recognise } from "grading/exercises/recognise";
import type { Question } from "grading/exercises/watchFunctions";

const given = {
  area: (w: number, h: number) => w * h,
  box: (w: number, h: number) => ({ area: w * h, edge: 2 * (w + h) }),
};
const misconceptions: Misconception<typeof given>[] = [
  { id: "sum", hint: "multiply", implement: () => ({ area: (w, h) => w + h }) },
  { id: "throws", hint: "never", implement: () => ({ area: () => [].at(0)!["x"] }) },
  {
    id: "half-edge",
    hint: "twice",
    implement: ({ box }) => ({ box: (w, h) => ({ ...box(w, h), edge: w + h }) }),
  },
];
const ask = (name: string, args: unknown[], got: unknown) =>
  recognise(name, args, got, misconceptions, given)?.id;

describe("recognise", () => {
  it("finds the misconception that gives the student's answer", () => {
    expect(ask("area", [3, 4], 7)).toBe("sum");
    expect(ask("area", [3, 4], 7 + 1e-9)).toBe("sum");
  });

  it("finds none for an answer that nothing explains", () => {
    expect(ask("area", [3, 4], 8)).toBeUndefined();
    expect(ask("area", [3, 4], "7")).toBeUndefined();
    expect(ask("area", [3, 4], undefined)).toBeUndefined();
    expect(ask("nothing", [], 1)).toBeUndefined();
  });

  it("finds none where the misconception happens to be right", () => {
    expect(ask("area", [2, 2], 4)).toBeUndefined();
  });

  it("finds one wrong field among others that are wrong too", () => {
    expect(ask("box", [3, 4], { area: 12, edge: 7 })).toBe("half-edge");
    expect(ask("box", [3, 4], { area: 99, edge: 7 })).toBe("half-edge");
    expect(ask("box", [3, 4], { area: 99, edge: 14 })).toBeUndefined();
  });

  describe("with functions among the arguments", () => {
    type Task = { base: number; step: (x: number) => number };
    const right = { climb: ({ base, step }: Task) => step(step(base)) };
    const mistakes: Misconception<typeof right>[] = [
      { id: "once", hint: "twice", implement: () => ({ climb: ({ base, step }) => step(base) }) },
      { id: "from-0", hint: "base", implement: () => ({ climb: ({ step }) => (step(0), step(0)) }) },
      { id: "throws", hint: "never", implement: () => ({ climb: ({ step }) => step([].at(0)!["x"]) }) },
    ];
    const find = (task: Task, got: unknown, asked: Question[]) =>
      recognise("climb", [task], got, mistakes, right, asked)?.id;
    const questions = (...xs: number[]): Question[] => xs.map((x) => ({ place: "0.step", args: [x] }));
    const task: Task = { base: 2, step: (x) => x + 10 };

    it("finds the misconception by its value", () => {
      expect(find(task, 12, [])).toBe("once");
      expect(find(task, 22, [])).toBeUndefined();
    });

    it("finds it by its questions where it has no value or the right one", () => {
      const constant: Task = { base: 2, step: () => 2 };
      expect(find(constant, 2, questions(0, 0))).toBe("from-0");
      expect(find(constant, 2, questions(2, 2))).toBeUndefined();
      expect(find(constant, undefined, questions(2))).toBe("once");
    });

    it("finds it where the function refuses the student's question", () => {
      const strict: Task = { base: 2, step: (x) => (x === 0 ? expectStudent(x).toBe(2) : 2) as number };
      expect(find(strict, undefined, questions(0))).toBe("from-0");
    });
  });
});
