import type { Misconception } from "grading/checks/exercise";
import { expect as expectStudent } from "grading/checks/matchers";
import { recognise } from "grading/checks/recognise";
import { type Question, watchFunctions } from "grading/checks/watchFunctions";

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
    expect(ask("box", [3, 4], { area: 99 })).toBeUndefined();
  });

  describe("with two mistakes at once", () => {
    type Summary = { curve: number[]; best: number };
    const right = {
      report: (x: number, y: number): { a: Summary; b: Summary } => ({
        a: { curve: [x, y], best: Math.min(x, y) },
        b: { curve: [y, x], best: Math.min(x, y) },
      }),
      scale: (x: number) => 0.3 * x,
    };
    const mistakes: Misconception<typeof right>[] = [
      {
        id: "worst-for-best",
        hint: "",
        implement: ({ report }) => ({
          report: (x, y) => {
            const { a, b } = report(x, y);
            return { a: { ...a, best: Math.max(x, y) }, b: { ...b, best: Math.max(x, y) } };
          },
        }),
      },
      {
        id: "half-curves",
        hint: "",
        implement: ({ report }) => ({
          report: (x, y) => {
            const { a, b } = report(x, y);
            return { a: { ...a, curve: [x / 2, y / 2] }, b };
          },
        }),
      },
      { id: "negative", hint: "", implement: ({ scale }) => ({ scale: (x) => -scale(x) }) },
      { id: "squared", hint: "", implement: ({ scale }) => ({ scale: (x) => scale(x) ** 2 }) },
    ];
    const find = (name: string, args: unknown[], got: unknown) =>
      recognise(name, args, got, mistakes, right)?.id;

    it("says the one that gives the first wrong part, at any depth of a record", () => {
      const both = { a: { curve: [1, 2], best: 4 }, b: { curve: [4, 2], best: 4 } };
      expect(find("report", [2, 4], both)).toBe("half-curves");
      expect(find("report", [2, 4], { ...both, a: { curve: [9, 9], best: 4 } })).toBe("worst-for-best");
      expect(
        find("report", [2, 4], { ...right.report(2, 4), b: { curve: [4, 2], best: 3 } }),
      ).toBeUndefined();
    });

    it("says one of two that give the answer together", () => {
      expect(find("scale", [1.1], -0.1089)).toBe("negative"); // −(0.33²)
      expect(find("scale", [1.1], 0.1089)).toBe("squared"); // (−0.33)², which squaring alone explains
      expect(find("scale", [1.1], 0.7)).toBeUndefined();
    });

    it("does not believe that two mistakes make a whole number, which many do by chance", () => {
      expect(find("scale", [10], -9)).toBeUndefined();
    });
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

    it("finds it whatever the order of the questions, and however often they are asked", () => {
      const sums = {
        sum: ({ base, step }: Task) => step(base) + step(base + 1) + step(base + 2),
      };
      const known: Misconception<typeof sums>[] = [
        { id: "from-0", hint: "", implement: () => ({ sum: ({ step }) => step(0) + step(1) + step(2) }) },
        {
          id: "twice",
          hint: "",
          implement: ({ sum }) => ({ sum: (one) => (sum(one), sum(one)) }),
        },
        { id: "zero", hint: "", implement: ({ sum }) => ({ sum: (one) => 0 * sum(one) }) },
        { id: "promise", hint: "", implement: () => ({ sum: ({ base }) => base }) },
        { id: "other-promise", hint: "", implement: () => ({ sum: ({ base }) => -base }) },
      ];
      const ask = (student: (task: Task) => unknown) => {
        const asked: Question[] = [];
        const [watched] = watchFunctions([task], asked) as [Task];
        return recognise("sum", [task], student(watched), known, sums, asked)?.id;
      };
      expect(ask(({ step }) => step(2) + step(0) + step(1))).toBe("from-0");
      expect(ask(({ step }) => (step(2), step(2) + step(0) + step(1)))).toBe("from-0");
      expect(ask(({ step }) => (step(4), step(3), step(2), 0))).toBe("zero");
      expect(ask((one) => (sums.sum(one), sums.sum(one)))).toBe("twice");
      expect(ask(({ step }) => (step(0), step(9), 5))).toBe("from-0"); // the first of two mistakes
      expect(ask(({ step }) => (step(8), step(9), 5))).toBeUndefined();
      expect(ask(({ base }) => -base)).toBe("other-promise");
      expect(ask(() => 77)).toBe("promise"); // asks nothing, as a promise does
    });

    it("has no patience with thousands of questions", () => {
      expect(
        find(task, ({ step }) => {
          for (let i = 0; i < 1001; i++) step(0);
        }),
      ).toBeUndefined();
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
