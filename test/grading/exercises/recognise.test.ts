import type { Misconception } from "grading/exercises/exercise";
import { expect as expectStudent } from "grading/exercises/matchers";
import { recognise } from "grading/exercises/recognise";
import { type Question, watchFunctions } from "grading/exercises/watchFunctions";

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
    /** What the functions of a task answer to a student's function, and what is found then. */
    const find = (task: Task, student: (task: Task) => unknown) => {
      const asked: Question[] = [];
      const [watched] = watchFunctions([task], asked) as [Task];
      let got: unknown;
      try {
        got = student(watched);
      } catch {
        // a question that the task does not accept
      }
      return recognise("climb", [task], got, mistakes, right, asked)?.id;
    };
    const task: Task = { base: 2, step: (x) => x + 10 };

    it("finds the misconception by its value", () => {
      const forgets = ({ base, step }: Task) => (step(base), base);
      const twice: typeof mistakes = [{ id: "forgets", hint: "", implement: () => ({ climb: forgets }) }];
      const asked: Question[] = [{ place: "0.step", args: [2], value: 12 }];
      const right1 = { climb: ({ base, step }: Task) => step(base) };
      expect(recognise("climb", [task], 2, twice, right1, asked)?.id).toBe("forgets");
      expect(recognise("climb", [task], 3, twice, right1, asked)).toBeUndefined();
    });

    it("finds it by its questions, where it has the right value or none", () => {
      const constant: Task = { base: 2, step: () => 2 };
      expect(find(constant, ({ step }) => (step(0), step(0)))).toBe("from-0");
      expect(find(task, ({ base, step }) => step(base))).toBe("once");
      expect(find(task, right.climb)).toBeUndefined();
      expect(find(task, ({ step }) => step(7))).toBeUndefined();
    });

    it("finds it where the function refuses the student's question", () => {
      const strict: Task = { base: 2, step: (x) => (expectStudent(x).toBe(2), 2) };
      expect(find(strict, ({ step }) => step(0))).toBe("from-0");
      expect(find(strict, ({ step }) => step(1))).toBeUndefined();
    });

    it("calls no function again, so that a task may count", () => {
      let count = 0;
      expect(find({ base: 2, step: () => ++count }, ({ step }) => (step(0), step(0)))).toBe("from-0");
      expect(count).toBe(2);
    });

    it("finds none that swallows an answer it does not get", () => {
      const swallowing: Misconception<typeof right> = {
        id: "swallows",
        hint: "",
        implement: () => ({
          climb: ({ step }) => {
            try {
              return step(99);
            } catch {
              return step(2);
            }
          },
        }),
      };
      const asked: Question[] = [{ place: "0.step", args: [2], value: 12 }];
      expect(recognise("climb", [task], 12, [swallowing], right, asked)).toBeUndefined();
    });
  });
});
