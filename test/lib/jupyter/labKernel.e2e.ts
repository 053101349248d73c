import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { writeNotebook } from "lib/jupyter/notebook";
import { freePort } from "lib/setup/jupyter/port";
import { launchChromium } from "../../support/chromium";
import { type Lab, SCREENSHOTS, startLab } from "../../support/lab";
import { LabNotebook } from "../../support/labNotebook";
import { needs } from "../../support/needs";
import { notebookOf } from "../../support/notebookOf";
import { scratchFolder } from "../../support/scratchFolder";

const LINES = 100_000;
const START_LIMIT_MS = 300_000;
jest.setTimeout(90_000);

const TRAINING = `import { progress } from "lib/jupyter/display/progress";
let steps = 0;
async function train(): Promise<void> {
  const line = progress(1_000_000, { label: "training" });
  for (;;) {
    steps++;
    line.step();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}`;

/** By the name under which the tests run them. */
const CELLS = {
  training: TRAINING,
  train: "await train();",
  loop: "while (true) steps++;",
  steps: "steps",
  corridor: `/** Discounts rewards: the first counts whole. */
function discounted(rewards: number[], gamma: number): number {
  if (gamma >= 1) {
    throw new RangeError("gamma must be below 1, got " + gamma);
  }
  return rewards.reduceRight((sum, reward) => reward + gamma * sum, 0);
}
const corridor = { length: 5, goal: 4, /** Moves once. */ step(action: number) { return action; } };`,
  complete: "corridor.",
  inspect: "discounted",
  fails: "// a comment\n\ndiscounted([1, 2], 2);",
  mistyped: `const note = "α, β"; const count: number = "many";`,
  late: `setTimeout(() => console.log("late"), 600);\nconsole.log("early");`,
  meanwhile: `await new Promise((resolve) => setTimeout(resolve, 1200));\nconsole.log("meanwhile");`,
  lines: `for (let i = 1; i <= ${LINES}; i++) console.log("line " + i);`,
  ask: `const name = prompt("Your name?");\nconsole.log("Hello " + name);`,
};
const names = Object.keys(CELLS);
const at = (name: keyof typeof CELLS): number => names.indexOf(name);

needs(["chromium", "jupyterlab"], () =>
  describe("the kernel in JupyterLab", () => {
    let lab: Lab;
    let browser: Browser;
    let page: Page;
    let folder: string;
    let notebook: LabNotebook;
    const picture = (name: string) => page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });

    beforeAll(async () => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      folder = scratchFolder("lab");
      writeNotebook(path.join(folder, "kernel.ipynb"), notebookOf(Object.values(CELLS)));
      lab = await startLab({ folder, port: await freePort(9000) });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
      page.setDefaultTimeout(20_000);
      notebook = await LabNotebook.open(page, lab, "kernel.ipynb");
    }, START_LIMIT_MS);

    afterAll(async () => {
      await browser?.close();
      await lab?.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    it.each([
      ["a training that awaits", "train"],
      ["a loop that does not", "loop"],
    ] as const)("stops %s by the toolbar's button, and keeps the state", async (_what, cell) => {
      await notebook.run(at("training"));
      await notebook.start(at(cell));
      await notebook.status("Busy");
      await page.waitForTimeout(500);
      await notebook.press("interrupt");
      await notebook.ended(at(cell));
      await notebook.status("Idle");
      expect(await notebook.text(at(cell))).toMatch(/KeyboardInterrupt: /);
      const steps = Number(await notebook.run(at("steps")));
      expect(steps).toBeGreaterThan(10);
      await page.waitForTimeout(200);
      expect(Number(await notebook.run(at("steps")))).toBe(steps);
      await picture(`interrupt-${cell}`);
    });

    it("offers the members of a value at Tab, and what they are", async () => {
      await notebook.run(at("corridor"));
      await notebook.enter(at("complete"));
      await page.keyboard.press("Tab");
      const items = page.locator(".jp-Completer-item");
      await items.first().waitFor();
      await picture("completion");
      expect(await items.locator(".jp-Completer-match").allInnerTexts()).toEqual(["goal", "length", "step"]);
      const kinds = items.locator(".jp-Completer-typeExtended");
      expect(await kinds.allInnerTexts()).toEqual(["property", "property", "method"]);
      await page.keyboard.press("Escape");
    });

    it("shows the signature and the doc comment at Shift+Tab", async () => {
      await notebook.enter(at("inspect"));
      await page.keyboard.press("Shift+Tab");
      const tooltip = page.locator(".jp-Tooltip");
      await tooltip.waitFor();
      await picture("tooltip");
      const text = await tooltip.innerText();
      expect(text).toContain("function discounted(rewards: number[], gamma: number): number");
      expect(text).toContain("Discounts rewards: the first counts whole.");
      await page.keyboard.press("Escape");
    });

    it("shows an error with the lines of the cells that it came through", async () => {
      const text = await notebook.run(at("fails"));
      const number = /\[(\d+)\]/.exec(
        await notebook.cell(at("corridor")).locator(".jp-InputPrompt").innerText(),
      );
      expect(text).toMatch(/^RangeError: gamma must be below 1, got 2/);
      expect(text).toContain(`at discounted (cell ${number?.[1]}, line 4)`);
      expect(text).toMatch(/at cell \d+, line 3/);
    });

    it("marks a type error right below the place", async () => {
      const lines = (await notebook.run(at("mistyped"))).split("\n");
      await picture("errors");
      const marks = lines.findIndex((line) => /^\W*~+$/.test(line));
      const column = lines[marks].indexOf("~");
      expect(lines[marks - 1].slice(column)).toMatch(/^count: number/);
      expect(lines.join("\n")).toContain("Type 'string' is not assignable to type 'number'.");
    });

    it("gives what a timer prints to the cell that set it, while another one runs", async () => {
      await notebook.run(at("late"));
      expect(await notebook.run(at("meanwhile"))).toBe("meanwhile");
      expect(await notebook.text(at("late"))).toBe("early\nlate");
    });

    it(`shows ${LINES.toLocaleString("en")} lines without a frozen page`, async () => {
      const freeze = await notebook.longestFreeze(() => notebook.run(at("lines")));
      const text = (await notebook.output(at("lines")).textContent()) ?? "";
      expect(text.trimEnd().split("\n")).toHaveLength(LINES);
      expect(text.trimEnd().endsWith(`line ${LINES}`)).toBe(true);
      console.log("freeze", freeze);
      expect(freeze).toBeLessThan(1 / 2);
    });

    it("asks by an input box and goes on with the answer", async () => {
      await notebook.start(at("ask"));
      const box = notebook.cell(at("ask")).locator(".jp-Stdin-input");
      await box.waitFor();
      await picture("prompt");
      await box.fill("Ada");
      await box.press("Enter");
      await notebook.ended(at("ask"));
      expect(await notebook.text(at("ask"))).toContain("Hello Ada");
    });

    it("has the outputs and the running kernel again in a second tab", async () => {
      await notebook.press("save");
      const steps = await notebook.text(at("steps"));
      const second = await browser.newPage({ viewport: { width: 1200, height: 900 } });
      const again = await LabNotebook.open(second, lab, "kernel.ipynb");
      expect(await again.text(at("fails"))).toContain("RangeError: gamma must be below 1, got 2");
      expect(await again.run(at("steps"))).toBe(steps);
      await second.close();
    });

    it("forgets all at a restart, and runs again", async () => {
      await notebook.restart();
      expect(await notebook.run(at("steps"))).toContain("Cannot find name 'steps'");
      expect(await notebook.run(at("training"))).toBe("");
      expect(await notebook.run(at("steps"))).toBe("0");
    });
  }),
);
