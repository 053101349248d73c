import type { Browser } from "playwright-core";
import { showLeakChain } from "lib/experiments/01-simulation-lemma/leakChainDrawing";
import { showThreeTerms } from "lib/experiments/01-simulation-lemma/threeTermsDrawing";
import { showTwoCorridors } from "lib/experiments/01-simulation-lemma/twoCorridorsDrawing";
import { showTwoRoads } from "lib/experiments/01-simulation-lemma/twoRoadsDrawing";
import { showWideTree } from "lib/experiments/01-simulation-lemma/wideTreeDrawing";
import { showDoorAndBridge } from "lib/experiments/02-ross-bagnell/grids/doorAndBridgeDrawing";
import { showLoop } from "lib/experiments/02-ross-bagnell/loopDrawing";
import { diagram } from "lib/jupyter/display/diagram";
import { launchChromium } from "../../support/chromium";
import { needs } from "../../support/needs";
import { shownDiagram } from "./shownDiagram";

const drawings: [string, () => void][] = [
  ["the leak chain", () => showLeakChain(0.1)],
  ["a tiny leak", () => showLeakChain(0.0001)],
  ["Two Roads", () => showTwoRoads()],
  ["Two Roads and a model", () => showTwoRoads(0.9, 0.2, { name: "both", safe: 0.1, risky: 0.9 })],
  ["Two Corridors", () => showTwoCorridors(5)],
  ["longer corridors", () => showTwoCorridors(10)],
  ["WideTree", () => showWideTree(100)],
  ["PDPM", () => showThreeTerms()],
  [
    "PDPM with numbers",
    () => showThreeTerms({ planning: -12.75, learnerModelErr: 16.3, expertModelErr: -10, gap: 3.6 }),
  ],
  ["Door & Bridge", () => showDoorAndBridge()],
  ["the loop", () => showLoop()],
  ["an uneven loop", () => showLoop(0.125)],
];

/** What touches what: pairs of texts, texts and lines, texts and the edge of the picture. Runs in the page. */
function collisions(): string[] {
  const svg = document.querySelector("svg.course-diagram") as SVGSVGElement;
  const edge = svg.getBoundingClientRect();
  const texts = Array.from(svg.querySelectorAll("text")).map((text) => ({
    name: text.textContent ?? "",
    box: text.getBoundingClientRect(),
  }));
  const found: string[] = [];
  texts.forEach(({ name, box }, i) => {
    if (box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom)
      found.push(`${name} | edge`);
    for (const other of texts.slice(i + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 0 && down > 1) found.push(`${name} | ${other.name}`);
    }
  });
  const shapes = "path, circle, rect:not(.soft)";
  for (const line of Array.from(svg.querySelectorAll<SVGGeometryElement>(shapes))) {
    const matrix = line.getScreenCTM() as DOMMatrix;
    for (let along = 0; along <= line.getTotalLength(); along += 1) {
      const point = line.getPointAtLength(along).matrixTransform(matrix);
      const hit = texts.find(
        ({ box }) =>
          point.x > box.left && point.x < box.right && point.y > box.top + 2 && point.y < box.bottom - 2,
      );
      if (hit === undefined) continue;
      found.push(`${hit.name} | ${line.tagName} ${line.getAttribute("d") ?? ""}`);
      break;
    }
  }
  return found;
}

needs("chromium", () => {
  describe("the drawings in a browser", () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    }, 60_000);
    afterAll(() => browser?.close());

    it("is seen when a label lies on a line", async () => {
      const nodes = ["a", "b", "c", "d"].map((id, k) => ({ id, at: [k % 2, k < 2 ? 0 : 1] as const }));
      const arrows = [
        { from: "a", to: "d", label: "across" },
        { from: "b", to: "c", label: "back" },
      ];
      const page = await browser.newPage();
      await page.setContent(shownDiagram(() => diagram({ nodes, arrows }, { alt: "A cross." })).svg);
      expect((await page.evaluate(collisions)).join()).toMatch(/across \| (back|path)/);
      await page.close();
    });

    it.each(drawings)("no label of %s touches a line, a node, another label or the edge", async (_, show) => {
      const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
      await page.setContent(shownDiagram(show).svg);
      expect(await page.evaluate(collisions)).toEqual([]);
      await page.close();
    });

    it.each(drawings)("%s fits on a slide", (_, show) => {
      const { width, height } = shownDiagram(show);
      expect(width).toBeLessThanOrEqual(760);
      expect(height).toBeLessThanOrEqual(320);
    });
  });
});
