import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { gradeMetadata } from "grading/notebook/nbgrader";
import { type Cell, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { codeCell } from "../../../support/notebookCells";
import { launchChromium } from "../../../support/chromium";
import { type Lab, openNotebook, SCREENSHOTS, startLab } from "../../../support/lab";
import { needs } from "../../../support/needs";
import { scratchFolder } from "../../../support/scratchFolder";

const ROOT = path.resolve(__dirname, "../../../..");
/** What the sliders' cell of notebook 01 needs, and the cell itself. */
const LEAK = ["given-imports", "ex-1-1", "ex-1-2", "ex-1-4"];

const CONTROLS = `
import { column, row } from "lib/jupyter/widgets/boxes";
import { dropdown, toggle } from "lib/jupyter/widgets/choices";
import { play } from "lib/jupyter/widgets/play";
import { integerSlider } from "lib/jupyter/widgets/sliders";
import { textBox } from "lib/jupyter/widgets/textBox";
import { html, label } from "lib/jupyter/widgets/words";
const square = toggle({ label: "square" });
const power = dropdown({ label: "power", options: { two: 2, three: 3 } });
const name = textBox({ label: "name", placeholder: "yours" });
const step = integerSlider({ label: "step", min: 0, max: 5 });
const movie = play({ min: 0, max: 5, interval: 40, drives: step });
const said = label("nothing yet");
square.onChange((on) => (said.value = "square is " + on));
power.onChange((n) => (said.value = "power is " + n));
name.onChange((text) => (said.value = "hello " + text));
step.onChange((t) => (said.value = "step is " + t));
column(row(square, power), name, row(movie, step), html("<b>said:</b>"), said)`;

const ERROR = `
import { interact } from "lib/jupyter/widgets/interact";
const risky = toggle({ label: "risky" });
interact({ risky }, ({ risky }) => {
  if (risky) throw new RangeError("gamma must be below 1");
  return "all is well";
})`;

const STOP = `
import { button } from "lib/jupyter/widgets/button";
import { show } from "lib/jupyter/widgets/show";
const stop = button({ label: "Stop", kind: "danger" });
show(stop);
while (stop.clicks === 0) await new Promise((resolve) => setTimeout(resolve, 20));
"stopped by hand"`;

/** Milliseconds from an event on the page until the figure has been redrawn, in the order of the events. */
async function watchRedraws(page: Page, plot: Locator, event: string): Promise<() => Promise<number[]>> {
  await plot.evaluate((node, type) => {
    const times: number[] = [];
    let since: number | undefined;
    addEventListener(type, () => (since ??= performance.now()), { capture: true });
    const figure = node as HTMLElement & { on(name: string, done: () => void): void };
    figure.on("plotly_afterplot", () => {
      if (since !== undefined) times.push(performance.now() - since);
      since = undefined;
    });
    Object.assign(window, { redraws: times });
  }, event);
  return () => page.evaluate(() => (window as unknown as { redraws: number[] }).redraws.splice(0));
}

/** Milliseconds that plotly.js takes to draw the figure again when it is told to on the page itself: the middle of some times. */
async function redrawAlone(plot: Locator): Promise<number> {
  const times = await plot.evaluate(async (node) => {
    const { Plotly } = window as unknown as { Plotly: { redraw(plot: unknown): Promise<void> } };
    const measured: number[] = [];
    for (let i = 0; i < 9; i++) {
      const start = performance.now();
      await Plotly.redraw(node);
      measured.push(performance.now() - start);
    }
    return measured;
  });
  return median(times);
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

needs(["chromium", "jupyterlab"], () =>
  describe("widgets in JupyterLab", () => {
    let lab: Lab;
    let browser: Browser;
    let page: Page;
    let folder: string;
    const complaints: string[] = [];

    beforeAll(async () => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      folder = scratchFolder("widgets");
      const master = readNotebook(path.join(ROOT, "notebooks", "01-simulation-lemma.ipynb"));
      const leak = LEAK.map(
        (id) => master.cells.find((cell) => gradeMetadata(cell)?.grade_id === id) as Cell,
      );
      const cells = [
        ...leak,
        codeCell("leak-figure", "drawLeakCurves(leakCurves(simulationGap));"),
        codeCell("leak-live-figure", "drawLeakSliders(simulationGap);"),
        codeCell("controls", CONTROLS),
        codeCell("error", ERROR),
        codeCell("stop", STOP),
      ];
      writeNotebook(path.join(folder, "widgets.ipynb"), { ...master, cells });
      lab = await startLab({ folder, port: 8930 });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1300, height: 1100 } });
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await openNotebook(page, lab, "widgets.ipynb");
      await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
      await page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click();
      await cell(8).getByRole("button", { name: "Stop" }).waitFor();
    }, 600_000);

    afterAll(async () => {
      await browser?.close();
      await lab?.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    const cell = (index: number) => page.locator(".jp-NotebookPanel:visible .jp-CodeCell").nth(index);
    const output = (index: number) => cell(index).locator(".jp-OutputArea-output");
    const figure = () => cell(5).locator(".js-plotly-plot");
    const handle = (index: number) => cell(5).locator(".noUi-handle").nth(index);
    const seeTitle = (text: string | RegExp) => figure().locator(".gtitle", { hasText: text }).waitFor();
    const seeSaid = (text: string) => cell(6).locator(".widget-label", { hasText: text }).last().waitFor();
    const save = async (): Promise<void> => {
      await page.keyboard.press("Control+s");
      await page.locator(".jp-mod-current.jp-mod-dirty").waitFor({ state: "detached" });
    };
    const bound = () =>
      figure().evaluate((node) => [...(node as unknown as { data: { y: number[] }[] }).data[0].y]);

    it("hear a Stop button while a cell awaits", async () => {
      expect(await cell(8).locator(".jp-InputPrompt").innerText()).toBe("[*]:");
      await cell(8).getByRole("button", { name: "Stop" }).click();
      await output(8).getByText("stopped by hand").waitFor();
    }, 30_000);

    it("redraw notebook 01's figure of γ and ε when a slider is moved by the keyboard", async () => {
      await handle(0).scrollIntoViewIfNeeded();
      await seeTitle("γ = 0.9, ε = 0.10: the bound says something");
      await handle(0).press("ArrowRight");
      await seeTitle("γ = 0.91, ε = 0.10");
      expect((await bound())[0]).toBeCloseTo(0.001 * (0.91 / 0.09), 10);
      await handle(1).press("ArrowRight");
      await seeTitle("γ = 0.91, ε = 0.13: the bound is empty");
      await page.screenshot({ path: path.join(SCREENSHOTS, "widgets-leak.png") });
    }, 60_000);

    it("redraw it while a slider is dragged, up to where it is let go", async () => {
      const box = await handle(0).boundingBox();
      if (box === null) throw new Error("the handle of γ is not on the page");
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - 60, y, { steps: 12 });
      await seeTitle(/γ = 0\.[78]/);
      await page.mouse.move(x + 400, y, { steps: 25 });
      await page.mouse.up();
      await seeTitle("γ = 0.99, ε = 0.13");
      expect((await bound())[0]).toBeCloseTo(0.099, 10);
    }, 60_000);

    it("redraw it, through the kernel, in a few times what drawing alone takes", async () => {
      const redraws = await watchRedraws(page, figure(), "keydown");
      const ratios: number[] = [];
      const measured: string[] = [];
      // The machine may be busy with other tests: the best of some rounds counts.
      for (let round = 0; round < 5 && Math.min(...ratios) >= 10; round++) {
        for (let press = 0; press < 20; press++) {
          await handle(0).press(press < 10 ? "ArrowLeft" : "ArrowRight");
          await page.waitForTimeout(100);
        }
        const times = await redraws();
        const alone = await redrawAlone(figure());
        measured.push(`${median(times).toFixed(1)} ms, of which drawing takes ${alone.toFixed(1)} ms`);
        ratios.push(median(times) / alone);
      }
      console.info(`slider to redrawn figure: ${measured.join("; ")}`);
      expect(Math.min(...ratios)).toBeLessThan(10);
    }, 120_000);

    it("keep the frames for pages without a kernel once the slider rests", async () => {
      const file = path.join(folder, "widgets.ipynb");
      const saved = (): string =>
        JSON.stringify(readNotebook(file).cells.find(({ id }) => id === "leak-live-figure"));
      const isKept = (): boolean => /course-interact.*γ = 0.99/s.test(saved());
      for (let i = 0; i < 20 && !isKept(); i++) {
        await page.waitForTimeout(500);
        await save();
      }
      expect(saved()).toContain("course-interact");
      expect(saved()).toContain("γ = 0.99");
    }, 30_000);

    it("send toggles, choices, texts and the play control's steps, which a linked slider follows", async () => {
      await cell(6).scrollIntoViewIfNeeded();
      await cell(6).locator("input[type=checkbox]").check();
      await seeSaid("square is true");
      await cell(6).locator("select").selectOption("three");
      await seeSaid("power is 3");
      await cell(6).locator("input[type=text]").fill("Ada");
      await cell(6).locator("input[type=text]").press("Enter");
      await seeSaid("hello Ada");
      await cell(6).locator(".widget-play button").first().click();
      await seeSaid("step is 5");
      expect(await cell(6).locator(".widget-readout").innerText()).toBe("5");
      await page.screenshot({ path: path.join(SCREENSHOTS, "widgets-controls.png") });
    }, 60_000);

    it("show the callback's error below the controls until the next good value", async () => {
      // In the quotes of a shown value: the error quotes the code, which has these words as well.
      const good = output(7).getByText("'all is well'");
      await good.waitFor();
      await cell(7).locator("input[type=checkbox]").check();
      await output(7).getByText("RangeError: gamma must be below 1").waitFor();
      await page.screenshot({ path: path.join(SCREENSHOTS, "widgets-error.png") });
      await cell(7).locator("input[type=checkbox]").uncheck();
      await good.waitFor();
      expect(await output(7).getByText("RangeError").count()).toBe(0);
    }, 60_000);

    it("come back with their values, and live, when the page is reloaded", async () => {
      await save();
      await page.reload();
      await cell(5).locator(".widget-readout", { hasText: "0.99" }).waitFor();
      await cell(6).locator(".widget-label", { hasText: "step is 5" }).last().waitFor();
      await handle(0).scrollIntoViewIfNeeded();
      await seeTitle("γ = 0.99");
      await handle(0).press("ArrowLeft");
      await cell(5).locator(".widget-readout", { hasText: "0.98" }).waitFor();
      await seeTitle("γ = 0.98");
    }, 120_000);

    it("leave no error in the browser's console", () => {
      expect(complaints).toEqual([]);
    });
  }),
);
