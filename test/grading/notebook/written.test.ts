import { stripNotebook } from "grading/notebook/strip";
import { answerIn, writtenAnswers } from "grading/notebook/written";
import { readNotebook } from "lib/jupyter/notebook";
import path from "node:path";

const given =
  "### Feedback\n\nHow long?\n\n✎ **Your answer:**\n\n\n<!-- end of your answer -->\n\n---\nFurther reading";

describe("answerIn", () => {
  it("is what stands in the box, without the question and the reading list", () => {
    const source = given.replace("**Your answer:**\n", "**Your answer:**\n\nTwo hours.\n\n- and more");
    expect(answerIn(source, given)).toBe("Two hours.\n\n- and more");
    expect(answerIn(given, given)).toBe("");
  });

  it("goes to the end of the cell where the second mark is gone", () => {
    expect(answerIn("Q\n✎ **Your answer:** (below)\nYes.", given)).toBe("Yes.");
  });

  it("is all that was not given where the marks are gone", () => {
    expect(answerIn("### Feedback\n\nHow long?\nTwo hours.\n---\nFurther reading", given)).toBe("Two hours.");
  });
});

describe("writtenAnswers", () => {
  it.each(["01-simulation-lemma", "01x-simulation-lemma-more", "02-ross-bagnell", "02x-ross-bagnell-more"])(
    "finds each written answer of notebook %s by itself, and none in what is handed out",
    (name) => {
      const master = readNotebook(path.join(__dirname, "../../../notebooks", `${name}.ipynb`));
      const released = stripNotebook(master);
      const found = writtenAnswers(master, released);
      const cells = master.cells.filter(({ cell_type, id }) => cell_type === "markdown" && /^ans-/.test(id));
      expect(found.map(({ id }) => id)).toEqual(cells.map(({ id }) => id));
      for (const { title, text } of found) {
        expect(title).not.toBe("");
        expect(text).toMatch(/^<!-- BEGIN SOLUTION -->[^<]*<!-- END SOLUTION -->$/);
      }
      expect(writtenAnswers(released, released)).toEqual([]);
    },
  );
});
