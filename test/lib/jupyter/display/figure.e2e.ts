import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { figureBundle } from "lib/jupyter/display/figure";
import { plotlyPath } from "lib/setup/shared/plotlyPath";
import type { PlotlyLayout, PlotlyTrace } from "lib/jupyter/display/traces";
import { drawFigureScript } from "lib/jupyter/page/assets";
import { launchChromium } from "../../../support/chromium";
import { needs } from "../../../support/needs";

const alt = "Three lines over the horizon.";
const H = [8, 16, 32, 64, 128];
const lines: PlotlyTrace[] = [2, 1, 0.5].map((power) => ({
  x: H,
  y: H.map((h) => h ** power),
  name: `H^${power}`,
}));
const logarithmic: PlotlyLayout = {
  title: "Growth",
  xaxis: { type: "log", title: "H" },
  yaxis: { type: "log" },
};
const scatter = (x: number[], y: number[]): PlotlyTrace[] => [{ x, y, mode: "markers" }];
/** Log axes over so many decades. */
const decades = (across: number, up: number): [PlotlyTrace[], PlotlyLayout] => [
  scatter([0.0021, 0.0021 * 10 ** across], [2.76, 2.76 * 10 ** up]),
  { xaxis: { type: "log", title: "loss" }, yaxis: { type: "log", title: "cost" } },
];
const twoPanels: PlotlyLayout = {
  grid: { rows: 1, columns: 2 },
  xaxis: { range: [0, 4e-4], tickvals: [0, 2e-4, 4e-4] },
  xaxis2: { type: "log" },
  yaxis: { type: "log" },
};
const panels: PlotlyTrace[] = [
  { x: [2.1e-4, 2.1e-4], y: [2.7, 330], mode: "markers" },
  { x: [2e-4, 3.7e-3], y: [2.7, 330], mode: "markers", xaxis: "x2" },
];
const bars: PlotlyTrace[] = [
  { type: "bar", x: ["A", "B", "C"], y: [2, -1, 3], name: "one" },
  { type: "bar", x: ["A", "B", "C"], y: [1, -1, -2], name: "two" },
];

const named = ["expert: best 116.49", "exploration: best 64.99", "learner: best 1.00", "both: best 0.99"];
const manyWords = named.map((name, i) => ({ x: [1e-3, 1], y: [i, 2], name }));
const longTitles = {
  title: "Cost of the pendulum's policies by round, with four kinds of data",
  xaxis: { type: "log", title: "one-step error of the model on the data that it was trained on" },
  annotations: [{ text: "You predicted that the learner's costs most; it is the expert's.", x: 0.5, y: 0.5, xref: "paper", yref: "paper", showarrow: false }], // prettier-ignore
} as PlotlyLayout;

needs("chromium", () => {
  describe("the forms of a figure in a browser", () => {
    let browser: Browser;
    let page: Page;
    const plotly = readFileSync(plotlyPath(resolve(__dirname)), "utf8");

    beforeAll(async () => {
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
      await page.route(/^https?:/, (route) => route.abort());
    }, 60_000);

    afterAll(() => browser?.close());

    const html = (data: readonly PlotlyTrace[], layout: PlotlyLayout) =>
      String(figureBundle(data, layout, { alt, width: 760 })["text/html"]);

    it("shows the HTML form as a still image where plotly.js is not loaded", async () => {
      await page.setContent(html(lines, logarithmic));
      expect(await page.getByRole("img", { name: alt }).boundingBox()).toMatchObject({
        width: 760,
        height: 440,
      });
    });

    it("makes the HTML form interactive where plotly.js is loaded", async () => {
      await page.setContent(`<script>${plotly}</script>${html(lines, logarithmic)}`);
      await page.locator("figure .main-svg").first().waitFor();
      expect(await page.locator("figure > svg").count()).toBe(0);
      expect(await page.getByRole("img", { name: alt }).count()).toBe(1);
    }, 60_000);

    it("shows the SVG form as a picture file", async () => {
      const svg = String(figureBundle(bars, { barmode: "relative" }, { alt })["image/svg+xml"]);
      await page.setContent(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`);
      await page.waitForFunction("document.images[0].complete");
      expect(await page.evaluate("document.images[0].naturalWidth")).toBe(760);
    });

    /** Pairs of labels of one axis that share pixels. */
    const collisions = (labels: string) =>
      page.evaluate<string[]>(`(() => {
        const boxes = [...document.querySelectorAll("${labels}")].map((e) => [e.textContent, e.getBoundingClientRect()]);
        return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).flatMap(([b, q]) =>
          p.right > q.left + 1 && q.right > p.left + 1 && p.bottom > q.top + 5 && q.bottom > p.top + 5 ? [a + " on " + b] : []));
      })()`);

    it.each([
      ["two decades or so", ...decades(1.25, 2.1)],
      ["less than one", ...decades(0.9, 0.7)],
      ["a little more than one", ...decades(1.05, 1.3)],
      ["many", ...decades(7, 12)],
      ["two panels", panels, twoPanels],
    ])(
      "writes no label of an axis on another, and no prefix: %s",
      async (_, data, layout) => {
        const still = html(data, layout);
        await page.setContent(still);
        expect(await collisions("svg text")).toEqual([]);
        await page.setContent(`<script>${plotly}</script>${still}`);
        await page.locator("figure .main-svg").first().waitFor();
        expect(await page.locator(".xtick text, .ytick text").count()).toBeGreaterThan(3);
        expect(await collisions(".ytick text, .y2tick text")).toEqual([]);
        expect(await collisions(".xtick text, .x2tick text")).toEqual([]);
        expect(await page.locator("figure .main-svg").allTextContents()).not.toContain("µ");
      },
      60_000,
    );

    /** What a course figure looks like once it has followed a width: boxes of its title, legend and panel. */
    const drawnAt = async (width: number) => {
      await page.evaluate(`document.querySelector("#box").style.width = "${width}px"`);
      await page.waitForFunction(`document.querySelector("#plot")._fullLayout?.width === ${width}`);
      await page.waitForFunction(`[...document.querySelectorAll("#plot text")].every((text) => {
        const [whole, part] = [plot.getBoundingClientRect(), text.getBoundingClientRect()];
        return part.left > whole.left - 1 && part.right < whole.right + 1 && part.top > whole.top - 1;
      })`);
      await page.waitForFunction(
        `document.querySelector(".legend").getBoundingClientRect().top > document.querySelector(".g-gtitle").getBoundingClientRect().bottom`,
      );
      return page.evaluate<{ title: DOMRect; legend: DOMRect; panel: DOMRect }>(`(() => {
        const box = (name) => document.querySelector("#plot " + name).getBoundingClientRect().toJSON();
        return { title: box(".g-gtitle"), legend: box(".legend"), panel: box(".nsewdrag") };
      })()`);
    };

    it("keeps the lines of a title when it is drawn again, also while it is not on show, as in a change of theme", async () => {
      const plot = figureBundle(manyWords, longTitles, { alt })["application/vnd.plotly.v1+json"];
      await page.setContent(
        `<script>${plotly}</script><script>${drawFigureScript()}</script><div id="box" style="width:500px"><div id="plot"></div></div>`,
      );
      const draw = (dark: boolean) =>
        page.evaluate(`courseFigures.draw(Plotly, plot, ${JSON.stringify(plot)}, "four lines", ${dark})`);
      const title = page.locator("#plot .g-gtitle tspan");
      await draw(false);
      expect(await title.count()).toBe(2);
      await draw(true);
      expect(await title.count()).toBe(2);
      await page.evaluate(`box.style.display = "none"`);
      await draw(false);
      await page.evaluate(`box.style.display = "block"`);
      await title.nth(1).waitFor({ state: "attached" });
    }, 60_000);

    it("gives title and legend lines of their own at every width, and the panel its height", async () => {
      const plot = figureBundle(manyWords, longTitles, { alt })["application/vnd.plotly.v1+json"];
      await page.setContent(
        `<script>${plotly}</script><script>${drawFigureScript()}</script><div id="box" style="width:900px"><div id="plot"></div></div>`,
      );
      await page.evaluate(`courseFigures.draw(Plotly, plot, ${JSON.stringify(plot)}, "four lines", false)`);
      await page.evaluate(`new ResizeObserver(() => Plotly.Plots.resize(plot)).observe(box)`);
      const wide = await drawnAt(900);
      for (const width of [640, 500, 340, 900]) {
        const { title, legend, panel } = await drawnAt(width);
        expect(legend.top).toBeGreaterThan(title.bottom);
        expect(legend.bottom).toBeLessThanOrEqual(panel.top);
        expect(Math.abs(panel.height - wide.panel.height)).toBeLessThan(30);
        expect(await collisions("#plot .xtick text")).toEqual([]);
      }
      expect((await drawnAt(900)).legend.height).toBe(wide.legend.height);
    }, 90_000);

    it("leaves a figure alone that is not on show, and fits it when it comes", async () => {
      const plot = figureBundle(manyWords, longTitles, { alt })["application/vnd.plotly.v1+json"];
      await page.setContent(
        `<script>${plotly}</script><script>${drawFigureScript()}</script><div id="box" style="width:500px;display:none"><div id="plot"></div></div>`,
      );
      await page.evaluate(`(() => {
        const relayout = Plotly.relayout;
        window.relayouts = 0;
        Plotly.relayout = (...args) => (window.relayouts++, relayout(...args));
      })()`);
      await page.evaluate(`courseFigures.draw(Plotly, plot, ${JSON.stringify(plot)}, "four lines", false)`);
      await page.evaluate("new Promise((resolve) => setTimeout(resolve, 500))");
      expect(await page.evaluate("relayouts")).toBe(0);
      await page.evaluate(`box.style.display = "block"; Plotly.Plots.resize(plot)`);
      const { title, legend, panel } = await drawnAt(500);
      expect(legend.top).toBeGreaterThan(title.bottom);
      expect(legend.bottom).toBeLessThanOrEqual(panel.top);
      expect(await page.evaluate("relayouts")).toBeLessThan(5);
    }, 60_000);

    it.each([
      ["two panels on tiny numbers", panels, twoPanels],
      ["lines on log axes", lines, logarithmic],
      ["stacked bars with negative values", bars, { barmode: "relative" } as PlotlyLayout],
      ["a heatmap with a reversed axis", [{ type: "heatmap", z: [[1, 2], [3, 4], [5, 9]], x: ["a", "b"] }] as PlotlyTrace[], { yaxis: { autorange: "reversed" } } as PlotlyLayout], // prettier-ignore
      ["points and a reference line", [{ x: [0.1, 0.7, 0.4], y: [-3, 8, 4], mode: "markers" }] as PlotlyTrace[], { shapes: [{ type: "line", x0: 0, x1: 1, y0: 12, y1: 12 }] } as PlotlyLayout], // prettier-ignore
    ])(
      "draws the same axes as plotly.js: %s",
      async (_, data, layout) => {
        const still = html(data, layout);
        await page.setContent(still);
        const drawn = (await page.locator("svg text").allTextContents()).map(readable);
        await page.setContent(`<script>${plotly}</script>${still}`);
        await page.locator("figure .main-svg").first().waitFor();
        const labels = await page.locator(".xtick text, .ytick text").allTextContents();
        expect(labels.length).toBeGreaterThan(4);
        expect(labels.map(readable).filter((label) => !drawn.includes(label))).toEqual([]);
      },
      60_000,
    );
  });
});

/** plotly.js puts zero-width spaces around raised digits. */
function readable(text: string): string {
  return text.replace(/\u200b/g, "").trim();
}
