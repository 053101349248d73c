import { figureBundle } from "lib/jupyter/display/figure";
import type { PlotlyLayout, PlotlyTrace } from "lib/jupyter/display/traces";
import { processorTime } from "../../../../support/processorTime";

const draw = (data: readonly PlotlyTrace[], layout: PlotlyLayout = {}, alt = "A figure.") =>
  String(figureBundle(data, layout, { alt })["image/svg+xml"]);

/** Attributes of all elements of a name, read from the image's text after checking that its tags are balanced. */
function elements(svg: string, name: string): Record<string, string>[] {
  const open: string[] = [];
  const found: Record<string, string>[] = [];
  for (const [, close, tag, attributes, self] of svg.matchAll(
    /<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (close === "/") expect(open.pop()).toBe(tag);
    else if (self !== "/") open.push(tag);
    if (tag === name && close === "") {
      found.push(
        Object.fromEntries(
          [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map((match) => [match[1], match[2]]),
        ),
      );
    }
  }
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?[\w-]+(?:\s[\w:-]+="[^"<]*")*\/?>/g, "")).not.toMatch(/[<>]/);
  return found;
}

/** Points of a path of straight lines; an array a piece. */
const pieces = (path: string) =>
  path.split("M").slice(1).map((piece) => piece.split("L").map((point) => point.split(" ").map(Number))); // prettier-ignore

const linePaths = (svg: string) =>
  elements(svg, "path").filter((path) => path["stroke-linejoin"] === "round"); // prettier-ignore

describe("staticSvg", () => {
  it("carries its description as title, escaped", () => {
    const svg = draw([{ y: [1, 2] }], {}, 'a < b & "c"');
    expect(svg).toContain(">a &lt; b &amp; &quot;c&quot;</title>");
    expect(elements(svg, "svg")[0]).toMatchObject({ role: "img", viewBox: "0 0 760 440" });
  });

  it("draws a line through the points in proportion, and breaks it at a gap", () => {
    const [path] = linePaths(draw([{ x: [0, 1, 2, 3, 4], y: [0, 1, NaN, 2, 4], mode: "lines" }]));
    const [first, second] = pieces(path.d);
    expect([first.length, second.length]).toEqual([2, 2]);
    const [[x0, y0], [x1, y1], [x3, y3], [x4, y4]] = [...first, ...second];
    expect(x3 - x0).toBeCloseTo(3 * (x1 - x0), 0);
    expect(x4 - x3).toBeCloseTo(x1 - x0, 0);
    expect(y0 - y4).toBeCloseTo(4 * (y0 - y1), 0);
    expect(y0 - y3).toBeCloseTo(2 * (y0 - y1), 0);
  });

  it("spaces powers of ten evenly on a log axis and writes them as powers", () => {
    const svg = draw([{ x: [1, 10, 100, 1e6], y: [1, 2, 3, 4], mode: "lines" }], { xaxis: { type: "log" } });
    const [[a, b, c, d]] = pieces(linePaths(svg)[0].d);
    expect(b[0] - a[0]).toBeCloseTo(c[0] - b[0], 0);
    expect(d[0] - c[0]).toBeCloseTo(4 * (b[0] - a[0]), 0);
    expect(svg).toMatch(/>10<tspan[^>]*>6<\/tspan>/);
  });

  it("gives lines the dashes of the template", () => {
    const dashes = linePaths(draw([{ y: [1, 2] }, { y: [2, 1] }])).map((path) => path["stroke-dasharray"]);
    expect(dashes).toEqual([undefined, "9 9"]);
  });

  it("stacks bars upward from zero and downward below it", () => {
    const x = ["a"];
    const values = [2, 1, -3];
    const traces = values.map((y): PlotlyTrace => ({
      type: "bar",
      x,
      y: [y],
      marker: { pattern: { shape: "" } },
    }));
    const svg = draw(traces, { barmode: "relative" });
    const boxes = elements(svg, "rect").filter((rect) => /^#(0072B2|D55E00|009E73)$/.test(rect.fill));
    const [two, one, three] = boxes.map((rect) => ({ top: Number(rect.y), height: Number(rect.height) }));
    expect(one.height).toBeCloseTo(two.height / 2, 0);
    expect(one.top + one.height).toBeCloseTo(two.top, 1);
    expect(three.top).toBeCloseTo(two.top + two.height, 1);
    expect(three.height).toBeCloseTo(1.5 * two.height, 0);
  });

  it("sets grouped bars side by side without overlap", () => {
    const svg = draw([0, 1].map((): PlotlyTrace => ({ type: "bar", x: ["a", "b"], y: [1, 2], marker: { pattern: { shape: "" } } }))); // prettier-ignore
    const boxes = elements(svg, "rect").filter((rect) => /^#(0072B2|D55E00)$/.test(rect.fill));
    const spans = boxes
      .map((rect) => [Number(rect.x), Number(rect.x) + Number(rect.width)])
      .sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < spans.length; i++) expect(spans[i][0]).toBeGreaterThanOrEqual(spans[i - 1][1] - 0.02);
  });

  it("colours a heatmap's cells from the scale's lower to its upper end", () => {
    const svg = draw([{ type: "heatmap", z: [[0, 1], [2, 4]], showscale: false }]); // prettier-ignore
    const cells = elements(svg, "path").filter((path) => path["shape-rendering"] === "crispEdges");
    expect(cells).toHaveLength(4);
    expect(cells[0].fill).toBe("#440154");
    expect(cells[3].fill).toBe("#fde725");
  });

  it("gives a marker's outline to its swatch in the legend too, so that white points are seen", () => {
    const marker = { color: "#ffffff", symbol: "diamond", line: { color: "#123456", width: 2 } };
    const svg = draw(
      [
        { y: [1, 2], mode: "markers", name: "sum", marker },
        { y: [1, 2], name: "rest" },
      ],
      {},
    );
    const outlined = elements(svg, "path").filter((path) => path.stroke === "#123456");
    expect(outlined.map((path) => path.fill)).toEqual(Array(3).fill("#ffffff")); // two points, one swatch
  });

  it("draws reference lines, annotations, legend, titles and several panels", () => {
    const layout: PlotlyLayout = {
      title: "Over <b>all</b>",
      grid: { rows: 1, columns: 2, pattern: "independent" },
      xaxis: { title: "left x" },
      xaxis2: { title: "right x" },
      shapes: [
        { type: "line", xref: "paper", x0: 0, x1: 1, y0: 2, y1: 2, line: { dash: "dot", color: "#abcdef" } },
      ],
      annotations: [{ x: 1, y: 2, text: "here" }],
    };
    const data: PlotlyTrace[] = [
      { x: [1, 2], y: [1, 3], name: "first" },
      { x: [1, 2], y: [10, 30], name: "second", xaxis: "x2", yaxis: "y2" },
    ];
    const svg = draw(data, layout);
    for (const text of ["Over ", ">all<", "left x", "right x", "here", "first", "second"])
      expect(svg).toContain(text);
    expect(elements(svg, "path").filter((path) => path.stroke === "#abcdef")).toHaveLength(1);
    const [[left], [right]] = linePaths(svg).map((path) => pieces(path.d)).map(([piece]) => piece); // prettier-ignore
    expect(right[0] - left[0]).toBeGreaterThan(300);
  });

  it("writes the axis that two panels share once, below the lower, and its grid across both", () => {
    const layout: PlotlyLayout = { grid: { rows: 2, columns: 1 }, xaxis: { title: "shared" } };
    const svg = draw([{ x: [1, 2], y: [1, 3] }, { x: [1, 2], y: [5, 6], yaxis: "y2" }], layout); // prettier-ignore
    const texts = elements(svg, "text").map(({ y, transform }) => (transform ? 0 : Number(y)));
    const lowest = Math.max(...linePaths(svg).flatMap(({ d }) => pieces(d).flat()).map(([, y]) => y)); // prettier-ignore
    expect(texts.filter((y) => y > lowest).length).toBeGreaterThan(3);
    expect(svg.indexOf(">shared<")).toBe(svg.lastIndexOf(">shared<"));
    const vertical = elements(svg, "path").filter(({ stroke, d }) => stroke === "#e3e3e3" && /V/.test(d));
    expect(vertical).toHaveLength(2);
  });

  it("drops labels that would run into others, powers of ten last", () => {
    const x = [3, 20, 300].map((value) => value / 1000);
    const svg = draw([{ x, y: [1, 2, 3] }], { xaxis: { type: "log", dtick: 1, nticks: 20 } });
    expect(svg).toMatch(/>10<tspan[^>]*>−1<\/tspan>/);
    const minor = [...svg.matchAll(/font-size="10.5"[^>]*>(\d)</g)].map(([, digit]) => digit);
    expect(minor).toContain("2");
    expect(minor).not.toContain("9");
  });

  it("has ids that no other figure on the page has, and is the same for the same figure", () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const [one, other] = [draw([{ y: [1, 2] }]), draw([{ y: [1, 3] }])];
    expect(ids(one).filter((id) => ids(other).includes(id))).toEqual([]);
    expect(draw([{ y: [1, 2] }])).toBe(one);
  });

  it("stands empty data, one point, equal values and gaps only", () => {
    for (const y of [[], [3], [2, 2, 2], [NaN, NaN]])
      expect(draw([{ y }])).not.toMatch(/NaN|Infinity|undefined/);
    expect(draw([])).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("takes time in proportion to the points: eight times as many, and nothing like 64 times as long", () => {
    const time = (length: number): number => {
      const y = Array.from({ length }, (_, i) => Math.sin(i / 50));
      const data: PlotlyTrace[] = [{ y }, { y: y.map((v) => v + 1), mode: "markers" }];
      return processorTime(() => draw(data));
    };
    expect(time(4000) / time(500)).toBeLessThan(30);
  });
});
