import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Notebook } from "lib/jupyter/notebook";
import { hideSolutions } from "lib/jupyter/page/hideSolutions";
import { notebookToHtml, notebookToSlides } from "lib/jupyter/page/notebookToHtml";
import { launchChromium } from "../support/chromium";
import { faintTexts } from "../support/faintTexts";
import { MASTERS } from "../support/masters";
import { cramped, overlaps, stillOverlaps } from "../support/overlaps";
import { needs } from "../support/needs";
import { runMaster } from "../support/runMaster";
import { scratchFolder } from "../support/scratchFolder";

/** A wide window, one of 1200 pixels at 150 %, and a phone. */
const WIDTHS = [1200, 800, 390];

needs("chromium", () =>
  describe("the looks of a notebook that was run", () => {
    let browser: Browser;
    let folder: string;
    const pages = new Map<string, Page>();

    beforeAll(async () => {
      browser = await launchChromium();
      folder = scratchFolder("looks");
      mkdirSync(folder, { recursive: true });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Opens a page of a master, once. */
    async function open(
      master: string,
      kind: string,
      render: (notebook: Notebook) => Promise<string>,
    ): Promise<Page> {
      const file = path.join(folder, `${master}.${kind}.html`);
      const opened = pages.get(file);
      if (opened) return opened;
      const { notebook } = await runMaster(`${master}.ipynb`);
      writeFileSync(file, await render(hideSolutions(notebook)));
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.goto(`file://${file}`);
      pages.set(file, page);
      return page;
    }

    const title = "A notebook";
    const openPage = (master: string) =>
      open(master, "page", (notebook) => notebookToHtml(notebook, { title }));
    const openSlides = (master: string) =>
      open(master, "slides", (notebook) => notebookToSlides(notebook, { title }));

    it.each(MASTERS)(
      "%s fits its page at every width, no figure has a text on a text or one that is cut, and all can be read by day and night",
      async (master) => {
        const page = await openPage(master);
        await page.waitForFunction("document.querySelector('.course-figure .still') === null");
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.waitForFunction(
            `[...document.querySelectorAll(".plot")].every((plot) => plot._fullLayout.width === plot.clientWidth)`,
          );
          expect([width, await overlaps(page)]).toEqual([width, []]);
          expect([width, await cramped(page)]).toEqual([width, []]);
          const tooWide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect([width, tooWide]).toEqual([width, 0]);
        }
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          expect([colorScheme, await faintTexts(page, "main", 4.5)]).toEqual([colorScheme, []]);
        }
      },
      600_000,
    );

    it.each(MASTERS)(
      "%s has slides of one picture each, whole in 720 pixels, without the code that draws it",
      async (master) => {
        const page = await openSlides(master);
        const slides = await page.evaluate<{ pictures: number; height: number; code: string }[]>(
          `[...document.querySelectorAll(".slide .content")].map((content) => ({
            pictures: content.querySelectorAll(".output > svg, .output > img, .output > table, .output > div table, .course-frame > svg").length,
            height: content.scrollHeight,
            code: content.querySelector(".input")?.innerText ?? "",
          }))`,
        );
        expect(slides.length).toBeGreaterThan(10);
        for (const { pictures, height, code } of slides) {
          expect(pictures).toBeLessThanOrEqual(1);
          expect(height).toBeLessThanOrEqual(720);
          expect(code).not.toMatch(/\bdraw[A-Z]|\bfigure\(/);
        }
        const cut = await page.evaluate<
          string[]
        >(`[...document.querySelectorAll(".slide .content *")].filter((part) => {
          const [box, stage] = [part.getBoundingClientRect(), part.closest(".slide").getBoundingClientRect()];
          return box.width > 0 && (box.left < stage.left || box.right > stage.right || box.top < stage.top || box.bottom > stage.bottom);
        }).map((part) => part.outerHTML.slice(0, 200))`);
        expect(cut).toEqual([]);
        expect(await stillOverlaps(page)).toEqual([]);
      },
      600_000,
    );
  }),
);
