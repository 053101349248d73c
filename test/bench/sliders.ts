/** `npm run bench:sliders`: milliseconds from a key on a slider to the picture that follows it, in a browser with JupyterLab. */
import { rmSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { launchChromium } from "../support/chromium";
import { startLab } from "../support/lab";
import { LabNotebook } from "../support/labNotebook";
import { codeCell } from "../support/notebookCells";
import { scratchFolder } from "../support/scratchFolder";

const MOVES = 40;
const PORT = 8960;

/** The traversal of notebook 03, of an autoencoder that is not trained; and the same controls over a picture that costs nothing. */
const CELLS = [
  codeCell(
    "traverse",
    `import * as tf from "lib/tensor/tf";
import { blobAutoencoder, traverse } from "lib/notebook03";
await tf.ready();
const untrained = blobAutoencoder(() => { throw new Error("it is not trained here"); });
const decode = (codes: number[][]) => untrained.decode(codes).map((picture) => {
  const [low, high] = [Math.min(...picture), Math.max(...picture)];
  return picture.map((value) => (value - low) / (high - low));
});
traverse({ codeSize: 2, encode: (pictures) => untrained.encode(pictures), decode });`,
  ),
  codeCell(
    "nothing",
    `import { image } from "lib/jupyter/display/image";
import { interact } from "lib/jupyter/widgets/interact";
import { slider } from "lib/jupyter/widgets/sliders";
interact({ x: slider({ label: "x", min: 0, max: 1, step: 1 / 24, value: 0.5 }) }, ({ x }) => image([[x, 1 - x]], { scale: 16, alt: "Two pixels." }));`,
  ),
];

/** Presses a key on the slider of a cell, again and again; milliseconds until the picture below it was another one, and painted. */
async function follow(page: Page, cell: number): Promise<number[]> {
  const place = page.locator(".jp-NotebookPanel:visible .jp-CodeCell").nth(cell);
  await place.locator(".noUi-handle").first().focus();
  await place.locator("img").first().waitFor();
  const times: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    await place.evaluate((element) => {
      const before = element.querySelector("img")!.src;
      const watch = window as unknown as { painted: Promise<number> };
      watch.painted = new Promise<number>((resolve) => {
        const look = (start: number): void => {
          if (element.querySelector("img")?.src === before) requestAnimationFrame(() => look(start));
          else requestAnimationFrame(() => resolve(performance.now() - start));
        };
        element.addEventListener("keydown", () => look(performance.now()), { once: true, capture: true });
      });
    });
    await page.keyboard.press(move % 16 < 8 ? "ArrowRight" : "ArrowLeft");
    times.push(await page.evaluate<number>("window.painted"));
    await page.waitForTimeout(100);
  }
  return times.slice(5); // the first are compiled
}

async function main(): Promise<void> {
  const folder = scratchFolder("sliders");
  const master = path.resolve(__dirname, "../../notebooks/03-autoencoders.ipynb");
  writeNotebook(path.join(folder, "sliders.ipynb"), { ...readNotebook(master), cells: CELLS });
  const lab = await startLab({ folder, port: PORT });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
    const notebook = await LabNotebook.open(page, lab, "sliders.ipynb");
    for (const cell of CELLS.keys()) await notebook.run(cell);
    for (const [cell, name] of ["traversal of an autoencoder's code", "a picture of two pixels"].entries()) {
      const times = await follow(page, cell);
      times.sort((a, b) => a - b);
      const [half, most] = [0.5, 0.9].map((share) => times[Math.floor(share * times.length)].toFixed(0));
      console.log(`${name}: median ${half} ms, nine of ten within ${most} ms, ${times.length} moves`);
    }
  } finally {
    await browser.close();
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
