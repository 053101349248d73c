import { gunzipSync } from "node:zlib";
import { chooseAxes } from "lib/jupyter/widgets/grid";
import { settle } from "lib/jupyter/widgets/settle";
import { integerSlider } from "lib/jupyter/widgets/sliders";
import { drawFrames, type Frames } from "lib/jupyter/widgets/stillFrames";
import { PACKED_LIMIT } from "lib/jupyter/widgets/stillHtml";

/** What is kept of a slider with 25 positions, and for how many of them it was drawn. */
function kept(
  page: (n: number) => string,
  budgetMs: number,
): Frames & { drawings: number; frames: string[] } {
  let drawings = 0;
  const axes = chooseAxes({ n: integerSlider({ min: 0, max: 24 }) });
  const steps = drawFrames(
    axes,
    function* ({ n }) {
      drawings++;
      return { "text/html": page(Number(n)) };
    },
    budgetMs,
  );
  const result = settle(steps) as Frames;
  const { packed } = result;
  const frames: string[] = packed ? JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString()) : [];
  return { ...result, drawings, frames };
}

const noise = (seed: number) => Array.from({ length: 1200 }, (_, i) => Math.sin(i * i + seed)).join();

describe("drawFrames", () => {
  it("keeps all frames that fit into a page, each for its position", () => {
    const { frames, controls, drawings } = kept((n) => `<p>${n}</p>`, Infinity);
    expect(frames).toEqual(Array.from({ length: 25 }, (_, n) => `<p>${n}</p>`));
    expect(controls()[0].texts).toHaveLength(25);
    expect(drawings).toBe(25);
  });

  it("keeps fewer frames when they are large, the ends among them, and draws none of them again", () => {
    const { packed, frames, controls, drawings } = kept(noise, Infinity);
    const [{ texts }] = controls();
    expect(frames.length).toBeLessThan(25);
    expect(frames.length).toBeGreaterThan(2);
    expect(frames).toEqual(texts.map((text) => noise(Number(text))));
    expect([texts[0], texts.at(-1)]).toEqual(["0", "24"]);
    expect(packed!.length).toBeLessThanOrEqual(PACKED_LIMIT);
    expect(drawings).toBe(25);
  });

  it("keeps none when even two are too large", () => {
    const { packed, controls } = kept(
      (n) => Array.from({ length: 20 }, (_, i) => noise(99 * n + i)).join(),
      Infinity,
    );
    expect(packed).toBeUndefined();
    expect(controls()).toMatchObject([{ label: "n", now: "0" }]);
  });

  it("draws one frame more for each halving when there is no time", () => {
    const { frames, drawings } = kept(String, 0);
    expect(frames.length).toBeLessThanOrEqual(2);
    expect(drawings).toBeLessThanOrEqual(6); // 25, 13, 7, 4, 2, 1
  });
});
