import type { Browser, BrowserContextOptions } from "playwright-core";
import { diagramBundle } from "lib/jupyter/display/diagram";
import { notebookToHtml } from "lib/jupyter/page/notebookToHtml";
import { launchChromium } from "../../../support/chromium";
import { needs } from "../../../support/needs";
import { codeCell, notebookOf } from "../page/exampleNotebook";

const alt = "The state a leads to b, in the model only.";
const bundle = diagramBundle(
  {
    nodes: [
      { id: "a", at: [0, 0], label: "a" },
      { id: "b", at: [1, 0], label: "b" },
    ],
    arrows: [{ from: "a", to: "b", kind: "model", label: "1" }],
  },
  { alt },
);

const dark = "rgb(230, 230, 230)";
const light = "rgb(34, 34, 34)";

needs("chromium", () => {
  describe("a diagram in a browser", () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    }, 60_000);
    afterAll(() => browser?.close());

    /** Colours of a label and of the dashed line. */
    async function colours(html: string, options: BrowserContextOptions): Promise<string[]> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.setContent(html);
      const seen = await page.evaluate(() => {
        const style = (selector: string) =>
          getComputedStyle(document.querySelector(`svg.course-diagram ${selector}`) as Element);
        return [style("text").fill, style(".line-model").stroke];
      });
      await context.close();
      return seen;
    }

    const inPage = (body: string): string => `<body ${body}>${String(bundle["text/html"])}</body>`;
    const lab = (isLight: boolean, ink: string) =>
      inPage(`data-jp-theme-light="${isLight}" style="--jp-content-font-color1:${ink}"`);

    it("follows what the reader prefers where no theme is in charge", async () => {
      expect(await colours(inPage(""), { colorScheme: "light" })).toEqual([light, "rgb(0, 114, 178)"]);
      expect(await colours(inPage(""), { colorScheme: "dark" })).toEqual([dark, "rgb(86, 180, 233)"]);
    });

    it("follows JupyterLab's theme, whatever the reader prefers elsewhere", async () => {
      const black = "rgb(1, 1, 1)";
      const white = "rgb(254, 254, 254)";
      expect(await colours(lab(true, black), { colorScheme: "dark" })).toEqual([black, "rgb(0, 114, 178)"]);
      expect(await colours(lab(false, white), { colorScheme: "light" })).toEqual([
        white,
        "rgb(86, 180, 233)",
      ]);
    });

    it.each([true, false])("is in an exported page, in the page's colours (trusted: %s)", async (trusted) => {
      const output = { output_type: "display_data" as const, data: bundle, metadata: {} };
      const html = await notebookToHtml(notebookOf([codeCell("show()", [output])]), { title: "T", trusted });
      const context = await browser.newContext({ colorScheme: "dark" });
      const page = await context.newPage();
      await page.setContent(html);
      const picture = page.getByRole("img", { name: alt });
      expect((await picture.boundingBox())?.width).toBeGreaterThan(100);
      if (trusted) expect(await colours(html, { colorScheme: "dark" })).toEqual([dark, "rgb(86, 180, 233)"]);
      await context.close();
    });
  });
});
