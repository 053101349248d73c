import { figureBundle } from "lib/jupyter/display/figure";
import type { Metadata, Notebook, Output } from "lib/jupyter/notebook";

/** A code cell with outputs. */
export function codeCell(
  source: string,
  outputs: Output[],
  metadata: Metadata = {},
): Notebook["cells"][number] {
  return { id: `c${source.length}`, cell_type: "code", metadata, source, execution_count: 3, outputs };
}

/** A notebook of the given cells. */
export function notebookOf(cells: Notebook["cells"]): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

/** A Markdown cell. */
export function textCell(source: string): Notebook["cells"][number] {
  return { id: `t${source.length}`, cell_type: "markdown", metadata: {}, source };
}

/** A figure with two curves as a cell's output. */
export function figureOutput(): Output {
  const traces = [
    { x: [8, 16, 32], y: [0.003, 0.012, 0.05], name: "gap" },
    { x: [8, 16, 32], y: [0.006, 0.03, 0.1], name: "bound" },
  ];
  const layout = { title: "Error compounds", xaxis: { title: "horizon" }, yaxis: { title: "gap" } };
  const data = figureBundle(traces, layout, { alt: "The gap grows with the square of the horizon." });
  return { output_type: "display_data", data, metadata: {} };
}

/** One of everything that a page shows. */
export function exampleNotebook(): Notebook {
  return notebookOf([
    textCell(
      "# A notebook\n\nInline $V^\\pi = \\frac{1}{1-\\gamma}$ and\n\n$$J(\\pi) = \\sum_t \\gamma^t r_t$$\n\nIt costs 3 $ or 4 $.",
    ),
    textCell(
      "## First\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<details><summary>Hint</summary>Try it.</details>\n\n> A quotation",
    ),
    codeCell('const answer: number = 6 * 7; // yes\nconsole.log("done");', [
      { output_type: "stream", name: "stdout", text: "\u001b[32mdone\u001b[0m <b>\n" },
      { output_type: "execute_result", execution_count: 3, data: { "text/plain": "42" }, metadata: {} },
    ]),
    textCell("## Second"),
    codeCell("figure(data, layout, { alt })", [figureOutput()]),
    textCell("## Third"),
    codeCell("fail()", [
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "no",
        traceback: ["\u001b[31mRangeError\u001b[0m: no"],
      },
      { output_type: "display_data", data: { "text/latex": "$$x^2$$", "text/plain": "x^2" }, metadata: {} },
    ]),
  ]);
}
