import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { notebookToHtml } from "lib/jupyter/page/notebookToHtml";
import { launchChromium } from "../../../support/chromium";
import { needs } from "../../../support/needs";
import { codeCell, exampleNotebook, figureOutput, notebookOf, textCell } from "./exampleNotebook";

needs("chromium", () => {
  describe("notebookToHtml in a browser without a network", () => {
    let browser: Browser;
    let folder: string;

    beforeAll(async () => {
      browser = await launchChromium();
      folder = mkdtempSync(join(tmpdir(), "page-"));
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Opens a page from a file; every request but the file itself is refused and noted. */
    async function open(html: string, options: Parameters<Browser["newContext"]>[0] = {}) {
      const file = join(folder, "page.html");
      writeFileSync(file, html);
      const context: BrowserContext = await browser.newContext({
        viewport: { width: 1100, height: 900 },
        ...options,
      });
      const page: Page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      await page.route(/^https?:/, (route) => {
        requests.push(route.request().url());
        return route.abort();
      });
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(`file://${file}`);
      return { context, page, requests, errors };
    }

    it("draws the figure with plotly.js from within the page", async () => {
      const { context, page, requests, errors } = await open(
        await notebookToHtml(exampleNotebook(), { title: "Example" }),
      );
      const plot = page.locator("figure.course-figure .plot .main-svg").first();
      await plot.waitFor();
      await page.waitForSelector("figure.course-figure .still", { state: "detached" });
      expect(await page.locator(".plot .scatterlayer .trace").count()).toBe(2);
      expect((await plot.boundingBox())?.width).toBeGreaterThan(500);
      expect(
        await page.getByRole("img", { name: "The gap grows with the square of the horizon." }).count(),
      ).toBe(1);
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    }, 60_000);

    it("shows the still image and the formulas where scripts do not run", async () => {
      const html = await notebookToHtml(exampleNotebook(), { title: "Example" });
      const { context, page, requests } = await open(html, { javaScriptEnabled: false });
      const still = page.locator("figure.course-figure svg");
      expect((await still.boundingBox())?.height).toBeGreaterThan(300);
      expect((await page.locator(".katex-display").first().boundingBox())?.height).toBeGreaterThan(20);
      expect(requests).toEqual([]);
      await context.close();
    }, 60_000);

    it("runs no script and sends no request for somebody else's notebook, and still draws its figure", async () => {
      const attack =
        '<img src="http://evil.test/a.png" onerror="window.stolen=1"><script>window.stolen=2</script>';
      const notebook = notebookOf([
        textCell(
          `# Packed plotly\n\n${attack}\n\n![x](http://evil.test/b.png) [y](javascript:window.stolen=3)`,
        ),
        codeCell("1", [
          { output_type: "display_data", data: { "text/html": attack, "text/plain": "plain" }, metadata: {} },
          { output_type: "display_data", data: { "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg"><script>window.stolen=4</script></svg>` }, metadata: {} }, // prettier-ignore
          figureOutput(),
        ]),
      ]);
      const { context, page, requests, errors } = await open(
        await notebookToHtml(notebook, { title: "Student", trusted: false }),
      );
      await page.locator(".plot .main-svg").first().waitFor();
      expect(await page.evaluate("window.stolen")).toBeUndefined();
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    }, 60_000);

    it("follows a dark colour scheme", async () => {
      const { context, page } = await open(await notebookToHtml(exampleNotebook(), { title: "Example" }), {
        colorScheme: "dark",
      });
      await page.locator(".plot .xtick text").first().waitFor();
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(23, 24, 27)");
      const ink = await page.evaluate("document.querySelector('.plot .xtick text').style.fill");
      expect(ink).toBe("rgb(230, 230, 230)");
      await context.close();
    }, 60_000);
  });
});
