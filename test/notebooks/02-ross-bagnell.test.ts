import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";
import { bugPanels } from "grading/exercises/02/bugPanels";
import { describeNotebook } from "../support/notebookRules";

describe("notebook 02", () => {
  describeNotebook("02-ross-bagnell", {
    points: {
      ...{ "ans-2-0": 1, "ans-2-0-after": 1, "check-2-1": 4, "check-2-2": 8, "check-2-3": 5, "check-2-4": 4 },
      ...{ "check-2-5": 5, "check-2-6": 3, "check-2-7": 3, "check-2-8": 3, "check-2-9": 3 },
      ...{ "check-G3": 4, "ans-G3": 1, "check-G4": 5 },
      "ans-feedback": 0,
    },
    exercises: 11,
    figures: 14,
    slides: 9,
  });

  it("draws in its bug hunt what the buggy loops do", () => {
    const { cells } = readNotebook(path.join(__dirname, "../../notebooks/02-ross-bagnell.ipynb"));
    const { source } = cells.find(({ id }) => id === "bugs-figure")!;
    const literal = /const panels = (\{[\s\S]*?\n\});/.exec(source)![1];
    const drawn = JSON.parse(literal.replace(/(\w+):/g, '"$1":').replace(/,(\s*\})/g, "$1")) as unknown;
    const round = (costs: number[]) => costs.map((cost) => Math.round(cost * 10) / 10);
    const made = Object.entries(bugPanels()).map(([name, { realCost, promised, returned }]) => [
      name,
      { real: round(realCost), promised: round(promised), returned },
    ]);
    expect(drawn).toEqual(Object.fromEntries(made));
  });
});
