import { quiz, type QuizQuestion } from "lib/jupyter/teaching/quiz";
import { restart, withPage } from "./reader";

afterEach(restart);

const questions: QuizQuestion[] = [
  {
    question: "Whose value?",
    choices: [
      { text: "the world's", why: "Real with real is no identity." },
      { text: "the model's", right: true, why: "Real occupancy, model's value." },
    ],
  },
  {
    question: "Half and half?",
    choices: [
      { text: "yes", right: true, why: "One term each." },
      { text: "no", why: "There are two terms." },
    ],
  },
];

describe("quiz", () => {
  it("tells why, on every choice, and counts the first", () =>
    withPage((page) => {
      quiz("01", questions);
      expect(page.texts).toEqual([
        "**Question 1.** Whose value?\n\n- **A** the world's\n- **B** the model's",
        "**Question 2.** Half and half?\n\n- **A** yes\n- **B** no",
        "*2 questions: the first choice counts.*",
      ]);
      page.click("A", 0);
      expect(page.texts[0]).toContain("- **A** the world's  \n  ✗ **No.** Real with real is no identity.\n");
      page.click("B", 0);
      expect(page.texts[0]).toContain("- **B** the model's  \n  ✓ **Right.** Real occupancy, model's value.");
      expect(page.texts[2]).toBe("**0 of 1** right at the first try, 1 to go.");
      page.click("A", 1);
      expect(page.texts[2]).toBe("**1 of 2** right at the first try.");
    }));

  it("knows what was answered when it is shown again", () =>
    withPage((page) => {
      quiz("01", questions);
      page.click("B", 0);
      quiz("01", questions);
      expect(page.texts[3]).toContain("✓ **Right.**");
      expect(page.texts[5]).toBe("**1 of 1** right at the first try, 1 to go.");
      expect(page.metadata[3]).toMatchObject({ course: { answers: [{ id: "quiz-01/1", value: "B" }] } });
    }));

  it("refuses a question without one right choice and another", () => {
    const [{ choices }] = questions;
    const wrong = (list: typeof choices) => () => quiz("01", [{ question: "Which?", choices: list }]);
    const message = 'quiz: "Which?" needs one right choice and at least one other';
    expect(wrong([choices[0], choices[0]])).toThrow(message);
    expect(wrong([choices[1]])).toThrow(message);
    expect(wrong([choices[1], choices[1]])).toThrow(message);
  });
});
