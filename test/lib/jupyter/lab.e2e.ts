import { mkdirSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { PLOTLY_MIME } from "lib/jupyter/display/figure";
import { launchChromium } from "../../support/chromium";
import { ERROR_OUTPUT, type Lab, openNotebook, runAll, SCREENSHOTS, startLab } from "../../support/lab";
import { needs } from "../../support/needs";
import { notebookOf } from "../../support/notebookOf";
import { runMaster } from "../../support/runMaster";
import { scratchFolder } from "../../support/scratchFolder";

const ROOT = path.resolve(__dirname, "..", "..", "..");
const LINES = 5_000;
const MASTERS = ["01-simulation-lemma.ipynb", "02-ross-bagnell.ipynb"];
const START_LIMIT_MS = 300_000;

/** The alt texts of a notebook's figures, which carry their numbers, from a run without JupyterLab. */
async function headlessAlts(master: string): Promise<unknown[]> {
  const { notebook } = await runMaster(master);
  const outputs = notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  return outputs.flatMap((output) =>
    "data" in output && PLOTLY_MIME in output.data ? [output.data["text/plain"]] : [],
  );
}

const SMALL = notebookOf([
  `for (let i = 1; i <= ${LINES}; i++) console.log("line " + i);`,
  `const answer: number = 6 * 7;\nanswer`,
  `import { figure } from "lib/jupyter/display/figure";\nfigure([{ type: "scatter", x: [1, 2, 3], y: [1, 4, 9] }], {}, { alt: "Squares of 1, 2, 3" });`,
  `throw new RangeError("gamma must be below 1, got 2");`,
]);

/** A listener that keeps some port taken. */
const occupy = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });

/** Starts kernels, browser and server once for all tests: that is what takes the time. */
needs(["chromium", "jupyterlab"], () =>
  describe("npm start", () => {
    let lab: Lab;
    let browser: Browser;
    let page: Page;
    let taken: Server;
    let wanted: number;
    let folder: string;
    const outside: string[] = [];

    beforeAll(async () => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      folder = scratchFolder("lab");
      writeNotebook(path.join(folder, "small.ipynb"), SMALL);
      for (const master of MASTERS)
        writeNotebook(path.join(folder, master), readNotebook(path.join(ROOT, "notebooks", master)));
      taken = await occupy();
      wanted = (taken.address() as AddressInfo).port;
      lab = await startLab({ folder, port: wanted });
      browser = await launchChromium();
      page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
      page.on("request", (request) => {
        if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:|ws:\/\/127\.0\.0\.1:)/.test(request.url()))
          outside.push(request.url());
      });
    }, START_LIMIT_MS);

    afterAll(async () => {
      await browser?.close();
      await lab?.stop();
      taken?.close();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    it("takes the next port when the wanted one is taken, and says so", () => {
      const { origin, port } = new URL(lab.url);
      expect(origin).toBe(`http://127.0.0.1:${port}`);
      expect(Number(port)).toBeGreaterThan(wanted);
      expect(lab.printed()).toContain(`Port ${wanted} is taken; using ${port}.`);
    });

    it("answers only to who has the token", async () => {
      const { origin, searchParams } = new URL(lab.url);
      expect((await fetch(`${origin}/api/contents`)).status).toBe(403);
      expect((await fetch(`${origin}/api/contents?token=${searchParams.get("token")}`)).status).toBe(200);
    });

    it("offers exactly one kernel: TypeScript", async () => {
      await page.goto(`${lab.url}&reset`);
      const cards = page.locator('.jp-LauncherCard[data-category="Notebook"] .jp-LauncherCard-label');
      await cards.first().waitFor();
      expect(await cards.allInnerTexts()).toEqual(["TypeScript"]);
      await page.screenshot({ path: path.join(SCREENSHOTS, "launcher.png") });
    }, 90_000);

    it("shows whole outputs, results, figures and errors of a notebook that is run", async () => {
      await openNotebook(page, lab, "small.ipynb");
      await runAll(page);
      const output = (cell: number) =>
        page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea-output");
      const lines = (await output(0).innerText()).trim().split("\n");
      expect(lines).toEqual(Array.from({ length: LINES }, (_, i) => `line ${i + 1}`));
      expect(await page.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").innerText()).toBe("42");
      await output(2).locator("svg.main-svg").first().waitFor();
      expect(await output(2).getByRole("img", { name: "Squares of 1, 2, 3" }).count()).toBe(1);
      const drawn = await output(2)
        .locator(".js-plotly-plot")
        .evaluate((plot) => (plot as unknown as { data: { y: number[] }[] }).data.map(({ y }) => y));
      expect(drawn).toEqual([[1, 4, 9]]);
      const error = output(3);
      expect(await error.innerText()).toContain("RangeError: gamma must be below 1, got 2");
      await page.screenshot({ path: path.join(SCREENSHOTS, "small.png") });
    }, 180_000);

    const everyFigure =
      "runs %s from top to bottom with every figure drawn, and the numbers of a headless run";
    it.each(MASTERS)(
      everyFigure,
      async (master) => {
        await openNotebook(page, lab, master);
        await runAll(page);
        const panel = page.locator(".jp-NotebookPanel:visible");
        expect(await panel.locator(ERROR_OUTPUT).allInnerTexts()).toEqual([]);
        const figures = panel.locator(".course-figure");
        const count = await figures.count();
        expect(count).toBeGreaterThan(3);
        for (let i = 0; i < count; i++) {
          await figures.nth(i).scrollIntoViewIfNeeded();
          await figures.nth(i).locator("svg.main-svg").first().waitFor();
        }
        const alts = await figures
          .locator('[role="img"]')
          .evaluateAll((images) => images.map((image) => image.getAttribute("aria-label")));
        expect(alts).toEqual(await headlessAlts(master));
        await figures.first().evaluate((figure) => figure.scrollIntoView({ block: "end" }));
        await page.screenshot({ path: path.join(SCREENSHOTS, `notebook-${master.slice(0, 2)}.png`) });
      },
      300_000,
    );

    it("asks no other machine for anything", () => {
      expect(outside).toEqual([]);
    });

    it("stops with its kernels at Ctrl-C", async () => {
      const { origin } = new URL(lab.url);
      expect(await lab.stop()).toContain("JupyterLab has stopped.");
      await expect(fetch(origin)).rejects.toThrow();
    }, 60_000);
  }),
);
