import { drawRoadStories, roadStories } from "lib/experiments/01-simulation-lemma/roadStories";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { shown } from "./shown";

describe("roadStories", () => {
  it("loses the same return, 3.6, in four stories of five", () => {
    const lost = roadStories({ planInModel, pdpmTerms }).map(({ name, gap }) => [
      name,
      Number(gap.toFixed(9)),
    ]);
    expect(lost).toEqual([
      ["optimistic", 3.6],
      ["pessimistic", 3.6],
      ["both", 3.6],
      ["lazy planner", 3.6],
      ["harmless", 0],
    ]);
  });
});

describe("drawRoadStories", () => {
  it("says the three terms and their sum, story by story", () => {
    expect(shown(() => drawRoadStories(roadStories({ planInModel, pdpmTerms }))).alt).toBe(
      "Planning, learner's states, expert's states, and their sum. optimistic: -2.7, 6.3, 0.0, 3.6; " +
        "pessimistic: -1.3, 0.0, 4.9, 3.6; both: -7.6, 6.3, 4.9, 3.6; lazy planner: 3.6, 0.0, 0.0, 3.6; " +
        "harmless: 0.0, 0.0, 0.0, 0.0",
    );
  });

  it("puts a star on the bar that was predicted for the pessimistic model", () => {
    const stories = roadStories({ planInModel, pdpmTerms });
    const { alt, data } = shown(() => drawRoadStories(stories, "expert's states"));
    expect(data.at(-1)).toMatchObject({ name: "your prediction", x: ["pessimistic"] });
    expect(Number(data.at(-1)?.y?.[0])).toBeCloseTo(4.86 / 2, 9);
    expect(alt).toMatch(/For the pessimistic model you predicted: expert's states$/);
    expect(shown(() => drawRoadStories(stories)).data).toHaveLength(data.length - 1);
  });
});
