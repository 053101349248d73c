import { figureBundle, PLOTLY_MIME } from "lib/jupyter/display/figure";
import type { Cell, Output } from "lib/jupyter/notebook";
import { notebookToSlides } from "lib/jupyter/page/notebookToHtml";
import { slidesOf } from "lib/jupyter/page/slides";
import { notebookOf } from "./exampleNotebook";

const as = (slide_type: string, more: Record<string, unknown> = {}) => ({
  slideshow: { slide_type },
  ...more,
});
const text = (source: string, slide_type: string): Cell => ({
  cell_type: "markdown",
  id: "text",
  metadata: as(slide_type),
  source,
});
const code = (outputs: Output[], tags: string[] = ["hide-input"]): Cell => ({
  cell_type: "code",
  id: "figure",
  metadata: as("subslide", { tags }),
  source: "drawIt();",
  execution_count: 1,
  outputs,
});
const shown = (data: Record<string, unknown>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const figure = (alt: string): Output => shown(figureBundle([{ x: [1, 2], y: [1, 2] }], {}, { alt }));
const question = shown({
  "text/markdown": "**Predict.** Which? (A · B)\n\n*No prediction yet.*",
  "text/plain": "",
});

describe("slidesOf", () => {
  it("takes slides and subslides, and the section's name from cells that are skipped", () => {
    const cells = [text("# Title", "slide"), text("## 2 · Loops\n\nLong.", "skip"), code([figure("One.")])];
    expect(slidesOf(notebookOf(cells)).map(({ section }) => section)).toEqual(["Title", "2 · Loops"]);
  });

  it("shows one figure a slide, still and without its code, and a question before it on a slide of its own", () => {
    const slides = slidesOf(
      notebookOf([code([question, figure("One."), figure("Two."), shown({ "text/plain": "" })])]),
    );
    const parts = slides.map(({ cells: [cell] }) => cell.cell_type === "code" && [cell.source, cell.outputs]);
    expect(parts).toHaveLength(3);
    expect(parts[0]).toEqual([
      "",
      [expect.objectContaining({ data: { "text/markdown": "**Predict.** Which? (A · B)" } })],
    ]);
    expect(JSON.stringify(parts[1])).toContain("One.");
    expect(JSON.stringify(parts[2])).toContain("Two.");
    expect(JSON.stringify(parts)).not.toContain(PLOTLY_MIME);
  });

  it("leaves out what says nothing to an audience: the bar of a training, and a quiz without buttons", () => {
    const bar = shown({ "text/html": "<progress value=1></progress>", "text/plain": "8/8" });
    const quiz = shown({ "text/markdown": "**Question 1.** Which?\n\n- **A** one", "text/plain": "" });
    const [slide, ...others] = slidesOf(notebookOf([code([bar, figure("One."), quiz])]));
    expect(others).toEqual([]);
    expect(slide.cells[0].cell_type === "code" && slide.cells[0].outputs).toHaveLength(1);
  });

  it("shows code that is not hidden, and gives notes to the slide before them", () => {
    const slides = slidesOf(notebookOf([code([], ["answer"]), text("Ask why.", "notes")]));
    expect(slides).toHaveLength(1);
    expect(slides[0].cells[0].source).toBe("drawIt();");
    expect(slides[0].notes).toEqual(["Ask why."]);
  });
});

describe("notebookToSlides", () => {
  it("needs nothing from outside, and numbers its slides", async () => {
    const html = await notebookToSlides(notebookOf([text("# Title", "slide"), code([figure("One.")])]), {
      title: "T",
    });
    expect(html).not.toMatch(/(src|href)="https?:/);
    expect(html).toContain("<footer>2 / 2</footer>");
  });
});
