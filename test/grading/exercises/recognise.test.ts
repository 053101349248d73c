import type { Misconception } from "grading/exercises/exercise";
import { recognise } from "grading/exercises/recognise";

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
});
