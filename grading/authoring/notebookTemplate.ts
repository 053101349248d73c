import { kernelspecMetadata, languageInfo } from "lib/jupyter/language";
import type { Cell, Metadata, Notebook } from "lib/jupyter/notebook";
import type { NewNotebook } from "./newNotebook";

const slide = (slide_type: string): Metadata => ({ slideshow: { slide_type } });

const grade = (grade_id: string, kind: "given" | "answer" | "check", points?: number): Metadata => ({
  nbgrader: {
    grade: points !== undefined,
    grade_id,
    locked: kind !== "answer",
    ...(points !== undefined && { points }),
    schema_version: 3,
    solution: kind === "answer",
    task: false,
  },
});

const text = (id: string, source: string, metadata: Metadata = slide("skip")): Cell => ({
  cell_type: "markdown",
  id,
  metadata,
  source,
});

const code = (id: string, source: string, metadata: Metadata = {}): Cell => ({
  cell_type: "code",
  id,
  metadata: { ...slide("skip"), ...metadata },
  source,
  execution_count: null,
  outputs: [],
});

/** The cells of the template: one section with a prediction, an exercise and an experiment, a quiz and the exit ticket. */
function cellsOf({ id, title }: NewNotebook): Cell[] {
  const n = Number(id);
  return [
    text("title", `# ${id} · ${title}\n\n**One question?**\n\n*Lecture: Model-based Reinforcement Learning, part 2 · planned for 90 minutes · 40 points, 10 more on the 5756 track*`, slide("slide")), // prettier-ignore
    text("goals", "After this notebook you will be able to\n\n- …\n\n<details><summary><b>Notation</b></summary>\n\n| we write | meaning | in code |\n|---|---|---|\n| $g$ | the growth that many factors $x_i$ amount to | `growth(x)` |\n\n</details>"), // prettier-ignore
    code("given-imports", `import { drawSwings, predict, predicted, quiz, swings } from "lib/notebook${id}";\nimport { check } from "grading/check";`, grade("given-imports", "given")), // prettier-ignore
    text("section-1", '## 1 · First section\n\n<small>section 1 of 1 · about 90 minutes left · lecture: "…"</small>', slide("slide")), // prettier-ignore
    text(`text-${n}-1`, `### Exercise ${n}.1 · Growth (2 points)\n\n**Idea.** Factors multiply. The one factor that, taken every time, leads to the same end is their *geometric* mean:\n\n$$g=\\Big(\\prod_{i=1}^nx_i\\Big)^{1/n}=\\exp\\Big(\\frac1n\\sum_{i=1}^n\\ln x_i\\Big)$$\n\n<details><summary>Hint 1: a nudge</summary>\n\nTwice in turn by the same factor: what is the growth?\n</details>\n<details><summary>Hint 2: the formula</summary>\n\n$\\ln g$ is the mean of $\\ln x_i$.\n</details>\n<details><summary>Hint 3: one line</summary>\n\n\`x.reduce((sum, factor) => sum + Math.log(factor), 0)\` adds the logarithms up.\n</details>`), // prettier-ignore
    code(`ex-${n}-1`, `/** The geometric mean of factors [n], n ≥ 1, all positive. */\nfunction growth(x: number[]): number {\n  // BEGIN SOLUTION\n  return Math.exp(x.reduce((sum, factor) => sum + Math.log(factor), 0) / x.length);\n  // END SOLUTION\n}`, { ...grade(`ex-${n}-1`, "answer"), tags: ["exercise"] }), // prettier-ignore
    code(`check-${n}-1`, `await check("${n}.1", { growth });`, { ...grade(`check-${n}-1`, "check", 2), tags: ["check"] }), // prettier-ignore
    code("predict-swings", `predict("${n}.1", "Up by half, then down by half: what is left of 1?", ["1", "0.75"]);`), // prettier-ignore
    code("draw-swings", `drawSwings(swings(growth), predicted("${n}.1"));`, { ...slide("subslide"), tags: ["experiment"] }), // prettier-ignore
    text("see-swings", "<details><summary><b>What do you see?</b></summary>\n\n…\n\n</details>"),
    code("quiz", `quiz("${id}", [\n  {\n    question: "What is the growth by 2 and then by ½?",\n    choices: [\n      { text: "1", right: true, why: "2 · ½ = 1, and so is its root." },\n      { text: "1.25", why: "That is (2 + ½)/2, but factors multiply." },\n    ],\n  },\n]);`), // prettier-ignore
    text(`ans-${n}-2`, `### Exercise ${n}.2 · Exit ticket (1 point)\n\nWhat did you predict, what happened, and why?\n\n✎ **Your answer:**\n\n<!-- BEGIN SOLUTION -->\nI had predicted 1, as the two changes are of the same size. But the second is taken of more, so the product is 1.5 · 0.5 = 0.75.\n<!-- END SOLUTION -->\n\n<!-- end of your answer -->`, { ...slide("skip"), ...grade(`ans-${n}-2`, "answer", 1) }), // prettier-ignore
  ];
}

/** The notebook of the template. */
export const notebookOf = (made: NewNotebook): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { ...kernelspecMetadata }, language_info: { ...languageInfo } },
  cells: cellsOf(made),
});
