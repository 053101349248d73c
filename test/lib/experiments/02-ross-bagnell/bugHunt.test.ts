import { bugCurves, drawBugHunt } from "lib/experiments/02-ross-bagnell/bugHunt";
import { bugPanels } from "grading/exercises/02/bugPanels";
import { shownBy } from "./shownBy";

describe("bugCurves", () => {
  it("are what the buggy loops do", () => {
    const round = (costs: number[]) => costs.map((cost) => Math.round(cost * 10) / 10);
    const made = Object.entries(bugPanels()).map(([name, { realCost, promised, returned }]) => [
      name,
      { real: round(realCost), promised: round(promised), returned },
    ]);
    expect(bugCurves).toEqual(Object.fromEntries(made));
  });
});

describe("drawBugHunt", () => {
  it("says all of its numbers", async () => {
    const [text] = await shownBy(() => drawBugHunt());
    for (const { real, promised, returned } of Object.values(bugCurves))
      expect(text).toContain(
        `real ${real.join(", ")}; promised ${promised.join(", ")}; returned is number ${returned}`,
      );
  });
});
