import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { CodeCell, DisplayDataOutput, Notebook } from "lib/jupyter/notebook";
import { notebookToHtml } from "lib/jupyter/page/notebookToHtml";
import { runNotebook } from "lib/jupyter/runner/runNotebook";
import { launchChromium } from "../../../support/chromium";
import { needs } from "../../../support/needs";

const ROOT = path.resolve(__dirname, "../../../..");

/** A red pixel that moves over blue, 16 × 12, in ten frames. */
const SCENE = `
const frame = (t: number) => Array.from({ length: 12 }, (_, y) => Array.from({ length: 16 }, (_, x) =>
  x === t && y === 5 ? [1, 0, 0] : [0, 0, 0.8]));
const frames = Array.from({ length: 10 }, (_, t) => frame(t));`;

const CELLS = [
  `import { image } from "lib/jupyter/display/image"; import { imageGrid } from "lib/jupyter/display/imageGrid";
import { video } from "lib/jupyter/display/video"; import { progressOver } from "lib/jupyter/display/progress";
import { display } from "lib/jupyter/display/display"; import { clearOutput } from "lib/jupyter/display/clearOutput"; ${SCENE}`,
  `image(frame(3), { scale: 4, alt: "one image" });`,
  `imageGrid([{ label: "above", images: frames }, { label: "below", images: frames }], { alt: "a grid" });`,
  `await video(frames, { fps: 10, scale: 4, alt: "a GIF" });`,
  `await video(frames, { fps: 10, scale: 4, format: "mp4", alt: "an MP4" });`,
  `for (const seed of progressOver([1, 2, 3], { label: "seeds" }))
  for (const episode of progressOver(Array(20).fill(0), { label: \`seed \${seed}\`, unit: "episodes" })) await new Promise((r) => setTimeout(r, 2));`,
  `Array.from({ length: 16 }, (_, i) => Float64Array.from({ length: 16 }, (_, j) => i * j))`,
  `console.log("gone"); clearOutput(); await display([{ model: "A", loss: 0.5 }]);`,
  `new RangeError("a value")`,
];

needs("chromium", () => {
  describe("what a notebook shows, run headless and opened as a page", () => {
    let browser: Browser;
    let folder: string;
    let notebook: Notebook;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), "display-"));
      const cells = CELLS.map((source, k): CodeCell => {
        return { cell_type: "code", id: `c${k}`, metadata: {}, source, execution_count: null, outputs: [] };
      });
      const run = await runNotebook({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }, { cwd: ROOT });
      expect(run.failures).toEqual([]);
      notebook = run.notebook;
      browser = await launchChromium();
    }, 90_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const outputsOf = (cell: number) => (notebook.cells[cell] as CodeCell).outputs;

    async function open(trusted: boolean): Promise<Page> {
      const file = path.join(folder, `${trusted}.html`);
      writeFileSync(file, await notebookToHtml(notebook, { title: "Displays", trusted }));
      const page = await browser.newPage();
      await page.goto(`file://${file}`);
      return page;
    }

    it("shows images and animations with sharp pixels in their size", async () => {
      const page = await open(true);
      const one = page.getByRole("img", { name: "one image" });
      expect(await one.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
        16, 12,
      ]);
      expect(await one.boundingBox()).toMatchObject({ width: 64, height: 48 });
      const images = await page.getByRole("img", { name: "a grid" }).locator("img").evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth)); // prettier-ignore
      expect(images).toEqual(Array(20).fill(16));
      const still = (outputsOf(1)[0] as DisplayDataOutput).data["image/png"];
      expect(Buffer.from(String(still), "base64").readUInt32BE(16)).toBe(64);
      expect(await frameCount(page, "a GIF")).toBe(10);
      await page.close();
    });

    it("plays the MP4 with the colours that it was given", async () => {
      const page = await open(true);
      const played = await page.getByLabel("an MP4").evaluate(async (video: HTMLVideoElement) => {
        if (video.readyState < 2)
          await new Promise((resolve) => video.addEventListener("loadeddata", resolve));
        video.pause();
        video.currentTime = 0.35;
        await new Promise((resolve) => video.addEventListener("seeked", resolve));
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
        const context = canvas.getContext("2d") as CanvasRenderingContext2D;
        context.drawImage(video, 0, 0);
        const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
        const { videoWidth, videoHeight, duration } = video;
        return { videoWidth, videoHeight, duration, ball: at(7, 11), floor: at(20, 3) };
      });
      expect(played).toMatchObject({ videoWidth: 32, videoHeight: 24 });
      expect(played.duration).toBeCloseTo(1, 1);
      expect(played.ball[0]).toBeGreaterThan(180);
      expect(played.ball[2]).toBeLessThan(90);
      expect(played.floor[2]).toBeGreaterThan(170);
      expect(played.floor[0]).toBeLessThan(40);
      await page.close();
    });

    it("shows pictures, values and no HTML of somebody else's notebook", async () => {
      const page = await open(false);
      expect(await page.locator("video").count()).toBe(0);
      for (const [name, width] of [
        ["one image", 64],
        ["a GIF", 64],
        ["an MP4", 64],
      ] as const) {
        expect(
          await page.getByRole("img", { name }).evaluate((img: HTMLImageElement) => img.naturalWidth),
        ).toBe(width);
      }
      await page.getByText("Float64Array[] [16, 16] min 0 · mean 56.25 · max 225").waitFor();
      await page.close();
    });

    it("keeps one display of two lines for four loops", () => {
      const [shown, ...more] = outputsOf(5) as DisplayDataOutput[];
      expect(more).toEqual([]);
      const lines = String(shown.data["text/plain"]).split("\n");
      expect(lines).toEqual([
        expect.stringMatching(/^seeds: 3\/3 steps \(100 %\) · [\d.]+\/s · took [\d.]+ s$/),
        expect.stringMatching(/^ {2}seed: 3 loops · 60 episodes in all · [\d.]+\/s · took [\d.]+ s$/),
      ]);
    });

    it("describes matrices, records and errors as values, and clears what was printed", () => {
      expect(outputsOf(6)).toMatchObject([{ output_type: "execute_result", data: { "text/html": expect.stringContaining("heat map of 16 × 16") } }]); // prettier-ignore
      expect(outputsOf(7)).toMatchObject([{ output_type: "display_data", data: { "text/plain": "model    loss\n─────  ──────\nA      0.5000" } }]); // prettier-ignore
      const [error] = outputsOf(8) as DisplayDataOutput[];
      expect(String(error.data["text/plain"])).toMatch(/^RangeError: a value\n[^]*\n +at cell 9, line 1$/);
    });
  });
});

/** How many pictures a GIF on the page holds, as the browser decodes it. */
async function frameCount(page: Page, name: string): Promise<number> {
  return page.getByRole("img", { name }).evaluate(async (img: HTMLImageElement) => {
    const data = await (await fetch(img.src)).arrayBuffer();
    const Decoder = (globalThis as unknown as { ImageDecoder: ImageDecoderLike }).ImageDecoder;
    const decoder = new Decoder({ data, type: "image/gif" });
    await decoder.tracks.ready;
    await decoder.completed;
    return decoder.tracks.selectedTrack?.frameCount ?? 0;
  });
}

/** Chromium's decoder, as far as it is used here; TypeScript's library does not know it yet. */
type ImageDecoderLike = new (source: { data: ArrayBuffer; type: string }) => {
  readonly tracks: {
    readonly ready: Promise<void>;
    readonly selectedTrack?: { readonly frameCount: number };
  };
  readonly completed: Promise<void>;
};
