import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { predict, predicted } from "lib/jupyter/teaching/predict";
import { restart, withPage } from "./reader";

afterEach(restart);

const ask = (): void => predict("1", "Which model would you plan with?", ["model A", "model B"]);

describe("predict", () => {
  it("asks, and says what was predicted", () =>
    withPage((page) => {
      ask();
      expect(page.texts).toEqual([
        "**Predict.** Which model would you plan with? (model A · model B)\n\n*No prediction yet.*",
      ]);
      page.click("model B");
      expect(page.texts[0]).toContain("Your prediction: **model B**.");
      expect(predicted("1")).toBe("model B");
    }));

  it("has letters for long choices and formulas", () =>
    withPage((page) => {
      predict("1", "How large?", ["$\\gamma$", "the sum of all rewards, discounted"]);
      expect(page.texts[0]).toContain("- **A** $\\gamma$\n- **B** the sum of all rewards, discounted");
      expect(page.buttons).toEqual(["A", "B"]);
      page.click("B");
      expect(page.texts[0]).toContain("Your prediction: **B**.");
      expect(predicted("1")).toBe("the sum of all rewards, discounted");
    }));

  it("takes a number in its range, with a comma as well, and says what it does not take", () =>
    withPage((page) => {
      predict("1", "What share?", { min: 0, max: 1, unit: "of the return" });
      for (const wrong of ["much", "7", " "]) {
        page.write(wrong);
        expect(page.texts[0]).toContain(
          `*No prediction yet.* Write a number from 0 to 1, not ${JSON.stringify(wrong)}.`,
        );
      }
      page.write("0,25");
      expect(page.texts[0]).toContain("Your prediction: **0.25 of the return**.");
      expect(predicted("1")).toBe(0.25);
    }));

  it("may be changed until the outcome was shown", () =>
    withPage((page) => {
      ask();
      page.click("model A");
      page.click("model B");
      expect(predicted("1")).toBe("model B");
      page.click("model A");
      expect(page.texts[0]).toContain("Your prediction: **model B**. You have seen the outcome: it stays.");
      ask();
      expect(page.buttons).toHaveLength(2);
      expect(page.texts[1]).toContain("Your prediction: **model B**.");
    }));

  it("takes no number that is none, though nothing bounds it", () =>
    withPage((page) => {
      predict("1", "How many?", {});
      for (const wrong of ["Infinity", "1e999", "NaN", "−"]) {
        page.write(wrong);
        expect(page.texts[0]).toContain(`*No prediction yet.* Write a number, not ${JSON.stringify(wrong)}.`);
      }
    }));

  it("may be given again where the question is another one now, its outcome seen or not", () =>
    withPage((page) => {
      ask();
      page.click("model A");
      predicted("1");
      predict("1", "Which loss?", ["L1", "moment"]);
      expect(page.texts[1]).toContain("*No prediction yet.*");
      expect(page.metadata[1]).toEqual({ course: { display_id: expect.anything() as unknown } });
      page.click("moment");
      expect(page.texts[1]).toContain("Your prediction: **moment**.");
      expect(predicted("1")).toBe("moment");
    }));

  it("says that its outcome is shown where there is none, and of one that is given only then", () =>
    withPage((page) => {
      ask();
      expect(predicted("1")).toBeUndefined();
      expect(page.texts[0]).toContain("*The outcome is shown, and you had not predicted it.* You still may");
      page.click("model A");
      expect(page.texts[0]).toContain("Your prediction, made after the outcome was shown: **model A**.");
      expect(page.metadata[0]).toMatchObject({ course: { answers: [{ value: "model A", late: true }] } });
      expect(predicted("1")).toBe("model A");
      ask();
      expect(page.texts[1]).toContain("made after the outcome was shown");
    }));

  it("refuses choices of which one could not choose", () => {
    expect(() => predict("1", "?", ["one"])).toThrow(
      'predict: 1 needs two or more different choices, got ["one"]',
    );
    expect(() => predict("1", "?", ["x", "x"])).toThrow("two or more different choices");
  });
});

describe("a prediction in the saved notebook", () => {
  let folder: string;
  const saved = (text: string): string => {
    const file = path.join(folder, "01.ipynb");
    writeFileSync(file, text);
    return file;
  };
  const withOutput = (metadata: unknown): string =>
    saved(JSON.stringify({ cells: [{ source: "" }, { outputs: [{}, { metadata }] }] }));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "predict-"));
  });
  afterEach(() => {
    delete process.env.JPY_SESSION_NAME;
    rmSync(folder, { recursive: true });
  });

  it("is still one that was made after the outcome", () =>
    withPage((page) => {
      const answer = { id: "1", value: "model A", late: true };
      process.env.JPY_SESSION_NAME = withOutput({ course: { answers: [answer] } });
      ask();
      expect(page.texts[0]).toContain("Your prediction, made after the outcome was shown: **model A**.");
    }));

  it("is there after a restart of the kernel", () =>
    withPage((page) => {
      ask();
      page.click("model B");
      process.env.JPY_SESSION_NAME = withOutput(page.metadata[0]);
      restart();
      expect(predicted("1")).toBe("model B");
      ask();
      expect(page.texts[1]).toContain("Your prediction: **model B**.");
      expect(page.metadata[1]).toMatchObject({ course: { answers: [{ id: "1", value: "model B" }] } });
    }));

  it("is none where the question's choices are others by now", () =>
    withPage((page) => {
      process.env.JPY_SESSION_NAME = withOutput({ course: { answers: [{ id: "1", value: "model C" }] } });
      ask();
      expect(page.texts[0]).toContain("*No prediction yet.*");
    }));

  it("is none where it is no number that was asked for", () =>
    withPage((page) => {
      process.env.JPY_SESSION_NAME = withOutput({ course: { answers: [{ id: "1", value: 7 }] } });
      predict("1", "What share?", { min: 0, max: 1 });
      expect(page.texts[0]).toContain("*No prediction yet.*");
    }));

  it("is what the file says now, when it was saved again", () => {
    process.env.JPY_SESSION_NAME = withOutput({ course: { answers: [{ id: "1", value: "model A" }] } });
    expect(predicted("1")).toBe("model A");
    expect(predicted("2")).toBeUndefined();
    withOutput({ course: { answers: [{ id: "2", value: "the second" }] } });
    expect(predicted("2")).toBe("the second");
  });

  it.each([
    ["no JSON", "{"],
    ["no notebook", "[1]"],
    [
      "cells of another form",
      '{"cells": [{"outputs": [{"metadata": {"course": {"answer": {"id": "1", "value": {}}}}}]}]}',
    ],
    ["a list instead of an output", '{"cells": [{"outputs": [null]}]}'],
  ])("is none where the file holds %s", (_, text) => {
    process.env.JPY_SESSION_NAME = saved(text);
    expect(predicted("1")).toBeUndefined();
  });
});
