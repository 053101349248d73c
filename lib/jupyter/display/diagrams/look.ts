import { FONT, INK, PALETTE } from "../figures/template";
import type { Attributes } from "../figures/svg/element";
import type { ArrowKind } from "./description";

/** Sizes of text in pixels, at the picture's natural size. */
export const TEXT = { label: 14, note: 12, arrow: 13, name: 14 } as const;

export const FAMILY = FONT.family;

/** How an arrow's line and head look. */
export interface LineLook {
  readonly line: Attributes;
  readonly head: Attributes;
}

/** The two kinds of arrows: dashed or not, and in two colours; the attributes count where no style sheet is read. */
export const LINES: Readonly<Record<ArrowKind, LineLook>> = {
  world: { line: { stroke: INK.text, class: "line" }, head: { fill: INK.text, class: "ink" } },
  model: {
    line: { stroke: PALETTE[0], "stroke-dasharray": "7 5", class: "line-model" },
    head: { fill: PALETTE[0], class: "ink-model" },
  },
};

/** The arrow into a start, which is of neither kind. */
export const SOFT: LineLook = {
  line: { stroke: INK.axis, class: "line-soft" },
  head: { fill: INK.axis, class: "soft" },
};

const dark = `--diagram-soft:#a9adb4;--diagram-model:${PALETTE[5]}`;

/**
 * The style sheet of a diagram. Colours are those of the front end's theme: JupyterLab's and VS Code's variables and marks on
 * the body, or in a page of its own the reader's preference. Paper is always light.
 */
export const STYLE = `
.course-diagram{--diagram-ink:var(--jp-content-font-color1,var(--vscode-editor-foreground,${INK.text}));--diagram-soft:${INK.axis};--diagram-model:${PALETTE[0]}}
body[data-jp-theme-light="false"] .course-diagram,body[data-vscode-theme-kind*="dark"] .course-diagram{${dark}}
@media screen and (prefers-color-scheme:dark){.course-diagram:not(body[data-jp-theme-light] *,body[data-vscode-theme-kind] *){${dark};--diagram-ink:#e6e6e6}}
.course-diagram .ink{fill:var(--diagram-ink)}.course-diagram .line{stroke:var(--diagram-ink)}
.course-diagram .soft{fill:var(--diagram-soft)}.course-diagram .line-soft{stroke:var(--diagram-soft)}
.course-diagram .ink-model{fill:var(--diagram-model)}.course-diagram .line-model{stroke:var(--diagram-model)}
`.replace(/\n/g, "");
