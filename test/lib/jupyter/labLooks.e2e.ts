import { rmSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { freePort } from "lib/setup/jupyter/port";
import { launchChromium } from "../../support/chromium";
import { faintTexts } from "../../support/faintTexts";
import { chooseTheme, ERROR_OUTPUT, type Lab, openNotebook, runAll, startLab } from "../../support/lab";
import { MASTERS } from "../../support/masters";
import { needs } from "../../support/needs";
import { codeCell, textCell } from "../../support/notebookCells";
import { scratchFolder } from "../../support/scratchFolder";

const NOTEBOOKS = path.resolve(__dirname, "../../../notebooks");
/** The texts of all masters, to be opened as one notebook. */
const TEXTS = MASTERS.flatMap((master) => {
  const { cells } = readNotebook(path.join(NOTEBOOKS, `${master}.ipynb`));
  return cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .map((cell, i) => ({ ...cell, id: `${master}-${i}` }));
});

/** Formulas that are wider than their cell, and cells with something that is: the number of a formula, say. */
const TOO_WIDE = `(() => {
  for (const fold of document.querySelectorAll(".jp-RenderedMarkdown details")) fold.open = true;
  const parts = document.querySelectorAll('.jp-RenderedMarkdown, .jp-RenderedMarkdown mjx-container[display="true"]');
  return [...parts].filter((part) => part.scrollWidth > part.clientWidth + 4).map((part) => part.textContent.trim().slice(0, 60));
})()`;

const HINTS =
  "<details><summary>Hint</summary>\n\nOne line.\n</details>\n\n**Then run.** What follows a fold.";

needs(["chromium", "jupyterlab"], () =>
  describe("the looks of a notebook in JupyterLab", () => {
    let lab: Lab;
    let browser: Browser;
    let folder: string;
    let page: Page;

    beforeAll(async () => {
      folder = scratchFolder("looks");
      const cells = [textCell("hints", HINTS), codeCell("wrong", 'const count: number = "many";')];
      const like = readNotebook(path.join(NOTEBOOKS, `${MASTERS[0]}.ipynb`));
      writeNotebook(path.join(folder, "looks.ipynb"), { ...like, cells });
      writeNotebook(path.join(folder, "texts.ipynb"), { ...like, cells: TEXTS });
      lab = await startLab({ folder, port: await freePort(9000) });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
      await openNotebook(page, lab, "looks.ipynb");
      await runAll(page);
    }, 600_000);

    afterAll(async () => {
      await browser?.close();
      await lab?.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    it("leaves a line between a fold and what follows it", async () => {
      const gap = await page.evaluate<number>(`(() => {
        const [fold, next] = [".jp-MarkdownCell details", ".jp-MarkdownCell details + p"].map((part) => document.querySelector(part).getBoundingClientRect());
        return next.top - fold.bottom;
      })()`);
      expect(gap).toBeGreaterThan(8);
    });

    it.each(["Dark", "Light"] as const)(
      "shows errors whose every word can be read in the theme %s",
      async (theme) => {
        await chooseTheme(page, theme);
        expect(await page.locator(ERROR_OUTPUT).innerText()).toContain("Type 'string' is not assignable");
        expect(await faintTexts(page, ERROR_OUTPUT, 4.5)).toEqual([]);
      },
      120_000,
    );

    it("shows the formulas of all notebooks whole in a window of 1280 pixels at 150 %", async () => {
      const narrow = await browser.newPage({ viewport: { width: 853, height: 900 } });
      await openNotebook(narrow, lab, "texts.ipynb");
      await narrow.keyboard.press("Control+b"); // without the list of files
      await narrow.waitForFunction(
        `document.querySelectorAll(".jp-RenderedMarkdown").length === ${TEXTS.length}`,
      );
      await narrow.locator(".jp-RenderedMarkdown mjx-container").last().waitFor({ state: "attached" });
      const settled = narrow.waitForFunction(`${TOO_WIDE}.length === 0`, undefined, { timeout: 20_000 });
      await settled.catch(() => undefined);
      expect(await narrow.evaluate(TOO_WIDE)).toEqual([]);
      expect(await narrow.locator("mjx-merror").count()).toBe(0);
      await narrow.close();
    }, 120_000);
  }),
);
