import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { plotlyPath } from "../../setup/shared/plotlyPath";

/** Script text, shared with JupyterLab's extension, that draws a figure with plotly.js. */
export function drawFigureScript(): string {
  return readFileSync(
    join(libFolder(), "jupyter/share/labextensions/course-figures/static/drawFigure.js"),
    "utf8",
  );
}

/** plotly.js packed by gzip as base64: 10 MB become 4; packed once a process. */
export function packedPlotly(): Promise<string> {
  packed ??= readFile(plotlyPath(__dirname))
    .then((source) => promisify(gzip)(source, { level: 9 }))
    .then((bytes) => bytes.toString("base64"));
  return packed;
}

/** KaTeX's style sheet with its fonts inside. */
export async function katexStyle(): Promise<string> {
  const folder = dirname(require.resolve("katex/dist/katex.min.css"));
  const css = await readFile(join(folder, "katex.min.css"), "utf8");
  const names = [...new Set([...css.matchAll(/url\((fonts\/[\w-]+\.woff2)\)/g)].map((match) => match[1]))];
  const fonts = await Promise.all(names.map((name) => readFile(join(folder, name), "base64")));
  const inlined = names.reduce(
    (text, name, i) => text.replaceAll(`url(${name})`, `url(data:font/woff2;base64,${fonts[i]})`),
    css,
  );
  return inlined.replace(/,url\(fonts\/[^)]*\) format\("[^"]*"\)/g, "");
}

let packed: Promise<string> | undefined;

/** The folder `lib`, seen from its sources and from `dist`. */
function libFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "jupyter/share"))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error("notebookToHtml: lib/jupyter/share is missing from this copy of the course");
    folder = parent;
  }
  return folder;
}
