import { type GridItem, quizGrid } from "lib/jupyter/teaching/quizGrid";
import { restart, withPage } from "./reader";

afterEach(restart);

const choices = ["simulator", "prediction"];
const clips: GridItem[] = [
  { name: "clip 1", right: "simulator", why: "The model only drew what it saw." },
  { name: "clip 2", right: "prediction", why: "The model saw two pictures." },
  { name: "clip 3", right: "prediction", why: "The model saw two pictures." },
];
const ask = (): void => quizGrid("clips", "Which?", choices, clips);

describe("quizGrid", () => {
  it("asks once, with a row of buttons for each item", () =>
    withPage((page) => {
      ask();
      expect(page.texts).toEqual(["**Which?** *3 questions: the first choice counts.*"]);
      expect(page.buttons).toEqual([...choices, ...choices, ...choices]);
    }));

  it("counts the first choice alone, and says of a wrong one what is right, and why", () =>
    withPage((page) => {
      ask();
      page.click("prediction", 1);
      page.click("prediction", 0);
      page.click("simulator", 0);
      expect(page.texts).toEqual([
        "**Which?** **1 of 2** right at the first try, 1 to go.\n\n- ✓ clip 2\n" +
          "- ✗ clip 1: **simulator.** The model only drew what it saw.",
      ]);
      page.click("prediction", 2);
      expect(page.texts[0]).toContain("**2 of 3** right at the first try.\n\n- ✓ clip 2, clip 3\n");
    }));

  it("keeps the answers with the notebook, as a quiz does, and knows them when it is shown again", () =>
    withPage((page) => {
      ask();
      page.click("prediction", 1);
      const answers = [{ id: "quiz-clips/2", value: "B" }];
      expect(page.metadata[0]).toMatchObject({ course: { answers } });
      ask();
      expect(page.texts[1]).toContain("**1 of 1** right at the first try, 2 to go.\n\n- ✓ clip 2");
    }));

  it("refuses one choice, and an item whose right one is none of them", () => {
    expect(() => quizGrid("clips", "Which?", ["simulator"], [])).toThrow(
      'quizGrid: choices must be two or more, with the right one among them, got ["simulator"]',
    );
    expect(() => quizGrid("clips", "Which?", choices, [{ ...clips[0], right: "both" }])).toThrow(
      'with both among them, got ["simulator","prediction"]',
    );
  });
});
