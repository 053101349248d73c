import { drawFigureScript, packedPlotly } from "./assets";

/** Unpacks plotly.js and draws every figure in place of its still image; without it, or where it fails, the images stay. */
const DRAW_ALL = `
(async () => {
  const nonce = document.currentScript.nonce;
  const packed = document.querySelector("script#packed-plotly").textContent;
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.nonce = nonce;
  script.textContent = await new Response(stream).text();
  document.head.append(script);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const figures = [...document.querySelectorAll("figure.course-figure")].flatMap((element) => {
    const json = element.querySelector("script[type='application/json']");
    const plot = Object.assign(document.createElement("div"), { className: "plot" });
    return json === null ? [] : [{ element, plot, alt: element.dataset.alt, figure: JSON.parse(json.textContent) }];
  });
  const draw = (dark) => Promise.all(figures.map(async ({ element, plot, figure, alt }) => {
    if (!plot.isConnected) element.append(plot);
    try {
      await courseFigures.draw(Plotly, plot, figure, alt, dark);
      element.querySelector(".still")?.remove();
    } catch (error) {
      console.error("figure stays a still image:", error);
      plot.remove();
    }
  }));
  await draw(scheme.matches);
  scheme.addEventListener("change", () => draw(scheme.matches));
  addEventListener("beforeprint", () => draw(false));
  addEventListener("afterprint", () => draw(scheme.matches));
})().catch((error) => console.error("figures stay still images:", error));
`;

/** The scripts of a page with figures; `nonce` is what its content policy lets run. */
export async function figureScripts(nonce: string): Promise<string> {
  const open = `<script nonce="${nonce}">`;
  return [
    `<script type="application/octet-stream" id="packed-plotly">${await packedPlotly()}</script>`,
    `${open}${drawFigureScript()}</script>`,
    `${open}${DRAW_ALL}</script>`,
  ].join("\n");
}
