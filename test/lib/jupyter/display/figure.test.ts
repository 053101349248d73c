import { figure, figureBundle, PLOTLY_MIME, type FigureOptions } from "lib/jupyter/display/figure";
import type { PlotlyLayout, PlotlyTrace } from "lib/jupyter/display/traces";
import { published } from "./published";

const alt = "Two lines that cross.";
const lines: PlotlyTrace[] = [
  { x: [1, 2], y: Float64Array.of(1, NaN), name: "a" },
  { x: [1, 2], y: Float32Array.of(0.1, 2), name: "b" },
];

interface Plotly {
  readonly data: Record<string, unknown>[];
  readonly layout: Record<string, unknown>;
}

const plotlyOf = (data: readonly PlotlyTrace[], layout: PlotlyLayout = {}) =>
  figureBundle(data, layout, { alt })[PLOTLY_MIME] as Plotly;

describe("figure", () => {
  it("publishes one message with four forms and a display id, and updates it in place", () => {
    const seen = published(() => {
      const handle = figure(lines, { title: "T" }, { alt });
      handle.update([{ y: [3] }], undefined, { alt: "One point." });
    });
    expect(seen.map(({ update }) => update)).toEqual([false, true]);
    expect(seen[1].message.transient).toEqual(seen[0].message.transient);
    expect(Object.keys(seen[0].message.data)).toEqual([
      PLOTLY_MIME,
      "text/html",
      "image/svg+xml",
      "text/plain",
    ]);
    expect(seen[0].message.data["text/plain"]).toBe(alt);
    expect(seen[1].message.data["text/plain"]).toBe("One point.");
    expect((seen[1].message.data[PLOTLY_MIME] as Plotly).layout.title).toMatchObject({ text: "T" });
  });
});

describe("figureBundle", () => {
  it("demands an alternative text", () => {
    for (const options of [{}, { alt: " " }, undefined]) {
      expect(() => figureBundle(lines, {}, options as FigureOptions)).toThrow(/alt must say in a sentence/);
    }
  });

  it("turns typed arrays into plain ones, single precision into short numbers and NaN into gaps", () => {
    const [a, b] = plotlyOf(lines).data;
    expect(a.y).toEqual([1, null]);
    expect(b.y).toEqual([0.1, 2]);
  });

  it("gives each trace its own colour and dash, and leaves alone what the caller chose", () => {
    const [a, b] = plotlyOf([lines[0], { ...lines[1], line: { color: "#123456" } }]).data as { line: { color: string; dash: string } }[]; // prettier-ignore
    expect([a.line.color, a.line.dash]).toEqual(["#0072B2", "solid"]);
    expect([b.line.color, b.line.dash]).toEqual(["#123456", "dash"]);
  });

  it("tells bars apart by hatching", () => {
    const bars: PlotlyTrace[] = [0, 1].map(() => ({ type: "bar", x: ["A"], y: [1] }));
    const patterns = plotlyOf(bars).data.map(
      (trace) => (trace.marker as { pattern: { shape: string } }).pattern.shape,
    );
    expect(patterns).toEqual(["", "/"]);
  });

  it("names the trace and the fault in what it refuses", () => {
    const refuse = (trace: unknown) => () => figureBundle([trace as PlotlyTrace], {}, { alt });
    expect(refuse({ x: [1], y: [1, 2] })).toThrow(
      "figure: data[0]: x and y must have the same length, got 1 and 2",
    );
    expect(refuse({ y: [1, Infinity] })).toThrow("figure: data[0].y[1] must be finite, got Infinity");
    expect(refuse({ type: "pie", y: [1] })).toThrow(
      'data[0].type must be one of scatter, bar, heatmap, got "pie"',
    );
    expect(refuse({ type: "heatmap", z: [[1], [1, 2]] })).toThrow("data[0].z must have rows of one length");
    expect(refuse({ type: "heatmap", z: [[1]], colorscale: "Jet" })).toThrow(
      "colorscale must be one of Viridis",
    );
    expect(() => figureBundle({} as PlotlyTrace[], {}, { alt })).toThrow(
      "figure: data must be an array of traces",
    );
    expect(() => figureBundle([], {}, { alt, height: 5 })).toThrow(
      "height must be from 100 to 4000 pixels, got 5",
    );
  });

  it("cannot be broken out of by its texts", () => {
    const bundle = figureBundle(
      [{ y: [1, 2], name: "</script><b>" }],
      { title: "</svg>" },
      { alt: `"><script>` },
    );
    const html = String(bundle["text/html"]);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/svg>/g)).toHaveLength(1);
  });
});
