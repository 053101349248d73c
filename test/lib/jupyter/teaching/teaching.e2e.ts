import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { launchChromium } from "../../../support/chromium";
import { type Lab, SCREENSHOTS, startLab } from "../../../support/lab";
import { LabNotebook } from "../../../support/labNotebook";
import { needs } from "../../../support/needs";
import { scratchFolder } from "../../../support/scratchFolder";
import { codeCell, textCell } from "../../../support/notebookCells";

const ROOT = path.resolve(__dirname, "../../../..");

const CELLS = [
  codeCell("imports", 'import { predict, predicted } from "lib/jupyter/teaching/predict";'),
  codeCell("ask", 'predict("1", "Which term carries the loss?", ["planning", "the learner\'s states"]);'),
  codeCell("number", 'predict("2", "What share is lost?", { min: 0, max: 1 });'),
  codeCell("outcome", '[predicted("1"), predicted("2")]'),
  codeCell(
    "quiz",
    `import { quiz } from "lib/jupyter/teaching/quiz";
quiz("t", [{ question: "Is $\\\\gamma<1$?", choices: [
  { text: "yes", right: true, why: "The sum converges." }, { text: "no", why: "It diverges." } ] }]);`,
  ),
];

/** A section's heading, and a cell whose output carries what a check notes. */
const SECTION = textCell("section", "## 1 · Part\n\n<small>section 1 of 1 · about 40 minutes left</small>");
const CHECK = {
  ...codeCell(
    "check",
    `import { publish } from "lib/jupyter/display/publish";
const check = { unit: "t", exercise: "t.1", points: 3, passed: true };
publish({ data: { "text/plain": "passed" }, metadata: { course: { check } } });`,
  ),
  metadata: { nbgrader: { grade_id: "check-t-1", points: 4 } },
};

needs(["chromium", "jupyterlab"], () =>
  describe("questions in JupyterLab", () => {
    let lab: Lab;
    let browser: Browser;
    let folder: string;
    let notebook: LabNotebook;

    beforeAll(async () => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      folder = scratchFolder("teaching");
      const master = readNotebook(path.join(ROOT, "notebooks", "01-simulation-lemma.ipynb"));
      writeNotebook(path.join(folder, "questions.ipynb"), { ...master, cells: [SECTION, ...CELLS, CHECK] });
      lab = await startLab({ folder, port: 8940 });
      browser = await launchChromium();
      const page = await browser.newPage({ viewport: { width: 1300, height: 1100 } });
      notebook = await LabNotebook.open(page, lab, "questions.ipynb");
      for (const index of CELLS.keys()) await notebook.run(index);
    }, 600_000);

    afterAll(async () => {
      await browser?.close();
      await lab?.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    const says = (index: number, text: string): Promise<void> =>
      notebook.output(index).getByText(text).first().waitFor();
    const choose = (index: number, name: string): Promise<void> =>
      notebook.cell(index).getByRole("button", { name, exact: true }).click();

    it("do not keep Run All waiting, and take a click and a number", async () => {
      expect(await notebook.text(3)).toContain("undefined");
      await choose(1, "the learner's states");
      await says(1, "Your prediction, made after the outcome was shown: the learner's states.");
      const box = notebook.cell(2).locator("input[type=text]");
      await box.fill("2");
      await box.press("Enter");
      await says(2, 'Write a number from 0 to 1, not "2".');
      await box.fill("0.5");
      await box.press("Enter");
      await says(2, "Your prediction, made after the outcome was shown: 0.5.");
    }, 60_000);

    it("tell why a choice of a quiz is wrong, and count", async () => {
      await choose(4, "B");
      await says(4, "It diverges.");
      await choose(4, "A");
      await says(4, "The sum converges.");
      await says(4, "right at the first try");
      await notebook.page.screenshot({ path: path.join(SCREENSHOTS, "questions.png") });
    }, 60_000);

    it("tell in the line of each section how far one is, once a check has passed", async () => {
      const line = notebook.page.locator(".jp-MarkdownCell small");
      expect(await line.innerText()).toBe("section 1 of 1 · about 40 minutes left");
      await notebook.run(CELLS.length);
      await line.getByText("1 of 1 exercises here pass · 3 of 4 points so far").waitFor();
      expect(await line.innerText()).toMatch(/by what is left, about 0 minutes$/);
    }, 60_000);

    it("keep answers in the file, through a restart of the kernel", async () => {
      await notebook.press("save");
      await notebook.page.locator(".jp-mod-current.jp-mod-dirty").waitFor({ state: "detached" });
      await notebook.restart();
      // In another order than before, so that no cell gets the number that it has.
      for (const index of [4, 0, 1, 2]) await notebook.run(index);
      await says(1, "Your prediction, made after the outcome was shown: the learner's states.");
      await says(2, "Your prediction, made after the outcome was shown: 0.5.");
      expect(await notebook.run(3)).toContain("0.5");
      await choose(1, "planning");
      await says(1, "You have seen the outcome: it stays.");
      await says(4, "0 of 1 right at the first try");
    }, 120_000);
  }),
);
