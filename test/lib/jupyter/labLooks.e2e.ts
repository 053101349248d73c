import { rmSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { freePort } from "lib/setup/jupyter/port";
import { launchChromium } from "../../support/chromium";
import { faintTexts } from "../../support/faintTexts";
import { chooseTheme, ERROR_OUTPUT, type Lab, openNotebook, runAll, startLab } from "../../support/lab";
import { needs } from "../../support/needs";
import { codeCell, textCell } from "../../support/notebookCells";
import { scratchFolder } from "../../support/scratchFolder";

const MASTER = path.resolve(__dirname, "../../../notebooks/01-simulation-lemma.ipynb");

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
      writeNotebook(path.join(folder, "looks.ipynb"), { ...readNotebook(MASTER), cells });
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
  }),
);
