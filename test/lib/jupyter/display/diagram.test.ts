import { diagram, diagramBundle } from "lib/jupyter/display/diagram";
import type { Diagram, DiagramArrow, DiagramNode } from "lib/jupyter/display/diagrams/description";
import { published, textOf } from "./published";

const alt = "Two states; the first leaks into the second with probability 0.1.";
const nodes: readonly DiagramNode[] = [
  { id: "a", at: [0, 0], label: "a", note: "pays 1", start: "left" },
  { id: "b", at: [1.5, 0], label: "b", shape: "rounded", end: true },
];
const arrows: readonly DiagramArrow[] = [
  { from: "a", to: "a", label: "0.9", probability: 0.9 },
  { from: "a", to: "b", label: "0.1", probability: 0.1, kind: "model" },
];
const svgOf = (what: Diagram): string => String(diagramBundle(what, { alt })["image/svg+xml"]);
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const one = (svg: string, pattern: RegExp): string => pattern.exec(svg)?.[1] ?? "";

describe("diagram", () => {
  it("publishes one message: inline SVG as HTML, the SVG alone, and the alternative text", () => {
    const [message, ...more] = published(() =>
      diagram({ nodes, arrows }, { alt: ` ${alt.replace(" ", "\n  ")}` }),
    );
    expect(more).toEqual([]);
    expect(Object.keys(message.message.data)).toEqual(["text/html", "image/svg+xml", "text/plain"]);
    expect(textOf(message, "text/html")).toMatch(/^<svg [^>]*class="course-diagram"/);
    expect(textOf(message, "text/plain")).toBe(alt);
  });
});

describe("diagramBundle", () => {
  it("is an image with a name for who does not see it, and shrinks with its cell", () => {
    const svg = svgOf({ nodes, arrows });
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
    expect(svg).toContain(`role="img" aria-label="${alt}"`);
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(svg).toContain('style="max-width:100%;height:auto"');
  });

  it("writes labels, notes, the start and, as there are two kinds of arrows, a legend", () => {
    expect(texts(svgOf({ nodes, arrows }))).toEqual([
      "0.9",
      "0.1",
      "start",
      "a",
      "pays 1",
      "b",
      "world",
      "model",
    ]);
    expect(texts(svgOf({ nodes, arrows, legend: { model: "believed" } })).slice(-2)).toEqual([
      "world",
      "believed",
    ]);
    expect(texts(svgOf({ nodes, arrows: arrows.slice(0, 1) }))).toEqual(["0.9", "start", "a", "pays 1", "b"]);
  });

  it("writes nothing smaller than 11 pixels", () => {
    const sizes = [...svgOf({ panels: [{ name: "p", nodes, arrows }] }).matchAll(/font-size="([\d.]+)"/g)];
    expect(Math.min(...sizes.map(([, size]) => Number(size)))).toBeGreaterThanOrEqual(11);
  });

  it("draws the world solid and the model dashed, an end double, and a likelier arrow wider", () => {
    const world = svgOf({ nodes, arrows: [arrows[0]] });
    expect(world).not.toContain("stroke-dasharray");
    const model = svgOf({ nodes, arrows: [arrows[1]] });
    expect(model).toMatch(/stroke="#0072B2" stroke-dasharray="7 5" class="line-model"/);
    expect([...world.matchAll(/<circle/g), ...world.matchAll(/<rect/g)]).toHaveLength(3);
    const width = (svg: string) => Number(one(svg, /stroke-width="([\d.]+)" stroke-linejoin/));
    expect(width(world)).toBeGreaterThan(width(model) + 1);
  });

  it("puts panels side by side, each with its name above", () => {
    const panel = (name: string) => ({ name, nodes, arrows });
    const svg = svgOf({ panels: [panel("the world"), panel("the model")] });
    const names = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*font-weight="bold">([^<]*)/g)];
    expect(names.map(([, , , name]) => name)).toEqual(["the world", "the model"]);
    expect(Number(names[1][1])).toBeGreaterThan(Number(names[0][1]) + 200);
    expect(names[1][2]).toBe(names[0][2]);
  });

  it("follows the theme: JupyterLab's variables, dark marks on the body, and in other pages what the reader prefers", () => {
    const style = one(svgOf({ nodes, arrows }), /<style>(.*?)<\/style>/);
    expect(style).toContain(
      "--diagram-ink:var(--jp-content-font-color1,var(--vscode-editor-foreground,#222222))",
    );
    expect(style).toContain('body[data-jp-theme-light="false"] .course-diagram');
    expect(style).toMatch(
      /@media screen and \(prefers-color-scheme:dark\)\{.*--diagram-model:#56B4E9;--diagram-ink:#e6e6e6/,
    );
  });

  it("escapes every text that it is given", () => {
    const evil = '<img src="x" onerror=alert(1)> & "b"';
    const svg = svgOf({
      panels: [
        {
          name: evil,
          nodes: [{ id: evil, at: [0, 0], label: evil, note: evil }],
          arrows: [
            { from: evil, to: evil, label: evil },
            { from: evil, to: evil, kind: "model", loop: "down" },
          ],
        },
      ],
      legend: { world: evil },
    });
    expect(svg).not.toContain("<img");
    expect(texts(svg).filter((text) => text.includes("&lt;img src=&quot;x&quot;"))).toHaveLength(5);
    expect(diagramBundle({ nodes, arrows }, { alt: evil })["text/html"]).not.toContain("<img");
  });

  it("demands an alternative text", () => {
    expect(() => diagramBundle({ nodes, arrows }, { alt: " " })).toThrow(
      /^diagram: alt must be a text that says/,
    );
  });

  it.each([
    [
      { nodes, arrows: [{ from: "a", to: "c" }] },
      'diagram: arrows[0].to must be one of the nodes "a", "b", got "c"',
    ],
    [
      { nodes: [{ id: "a", at: [NaN, 0] }], arrows: [] },
      "diagram: nodes[0].at must be two finite numbers [x, y], got [NaN, 0]",
    ],
    [{ nodes: [nodes[0], nodes[0]], arrows }, 'diagram: nodes[1].id must be its own, got "a" again'],
    [
      { panels: [{ nodes, arrows: [{ ...arrows[0], probability: 1.5 }] }] },
      "diagram: panels[0].arrows[0].probability must be from 0 to 1, got 1.5",
    ],
    [
      { nodes, arrows: [{ ...arrows[1], through: [[0, Infinity]] }] },
      "diagram: arrows[0].through[0] must be two finite numbers [x, y], got [0, Infinity]",
    ],
    [{ nodes: [], arrows: [] }, "diagram: nodes must hold at least one node"],
    [{ panels: [] }, "diagram: panels must be an array of at least one panel"],
    [{ nodes, arrows, unit: 0 }, "diagram: unit must be from 10 to 400 pixels, got 0"],
    [{ nodes }, "diagram: arrows must be an array, got undefined"],
  ])("says in one sentence what is wrong: case %#", (what, sentence) => {
    expect(() => diagramBundle(what as unknown as Diagram, { alt })).toThrow(sentence);
  });
});
