import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Notebook } from "lib/jupyter/notebook";
import { notebookToHtml } from "lib/jupyter/page/notebookToHtml";
import { runNotebook } from "lib/jupyter/runner/runNotebook";
import { launchChromium } from "../../../support/chromium";
import { needs } from "../../../support/needs";

const SOURCE = `
import { dropdown, toggle } from "lib/jupyter/widgets/choices";
import { figure } from "lib/jupyter/display/figure";
import { interact } from "lib/jupyter/widgets/interact";
import { slider } from "lib/jupyter/widgets/sliders";
interact({
  gamma: slider({ label: "γ", min: 0, max: 1, step: 0.25, value: 0.5 }),
  unit: dropdown({ label: "unit", options: ["steps", "seconds"] }),
  loud: toggle({ label: "loud" }),
}, ({ gamma, unit, loud }) => {
  const title = \`γ = \${gamma} \${unit}\${loud ? "!" : ""}\`;
  figure([{ y: [1, gamma, gamma ** 2] }], { title }, { alt: title });
});`;

const notebook: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { cell_type: "code", id: "cell", metadata: {}, source: SOURCE, execution_count: null, outputs: [] },
  ],
};

needs("chromium", () =>
  describe("an interaction on a page without a kernel", () => {
    let browser: Browser;
    let page: Page;
    let run: Notebook;
    const complaints: string[] = [];

    beforeAll(async () => {
      const cwd = path.resolve(__dirname, "../../../../notebooks");
      const result = await runNotebook(notebook, { cwd, timeoutMs: 60_000 });
      expect(result.failures).toEqual([]);
      run = result.notebook;
      browser = await launchChromium();
      page = await browser.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
    }, 120_000);

    afterAll(() => browser?.close());

    const see = (title: string) => page.locator(".course-frame svg text", { hasText: title }).waitFor();

    it("changes between its frames by keyboard and by choice, without a network", async () => {
      await page.route(/^https?:/, (route) => route.abort());
      await page.setContent(await notebookToHtml(run, { title: "Still" }));
      await see("γ = 0.5 steps");
      await page.getByRole("slider", { name: "γ" }).press("ArrowRight");
      await see("γ = 0.75 steps");
      await page.getByRole("combobox", { name: "unit" }).selectOption("seconds");
      await page.getByRole("checkbox", { name: "loud" }).check();
      await see("γ = 0.75 seconds!");
      expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toBe("0.75");
      expect(await page.locator(".course-frame").getByRole("img").count()).toBe(1);
      expect(complaints).toEqual([]);
    }, 60_000);

    it("is the figure alone, without its script, on a page for somebody else's notebook", async () => {
      await page.setContent(await notebookToHtml(run, { title: "Still", trusted: false }));
      await page.locator(".course-figure").getByRole("img", { name: "γ = 0.5 steps" }).first().waitFor();
      expect(await page.getByRole("slider").count()).toBe(0);
    }, 60_000);

    it("keeps its frame where scripts do not run", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const still = await context.newPage();
      await still.setContent(await notebookToHtml(run, { title: "Still" }));
      expect(await still.locator(".course-frame svg").boundingBox()).toMatchObject({
        width: 760,
        height: 440,
      });
      await context.close();
    }, 60_000);
  }),
);
