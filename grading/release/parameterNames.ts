import type { Notebook } from "lib/jupyter/notebook";

const open = "([{<";
const close = ")]}>";

/** The texts between the top-level commas of what stands in brackets from `start` on. */
function listAt(source: string, start: number): string[] {
  const items: string[] = [""];
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    const c = source[i];
    const isArrow = c === ">" && source[i - 1] === "=";
    if (open.includes(c)) depth++;
    if (close.includes(c) && !isArrow && --depth === 0) break;
    if (depth === 1 && c === ",") items.push("");
    else if (i > start) items[items.length - 1] += c;
  }
  return items;
}

/** The names of the parameters of a function that a notebook declares; "" for one that is taken apart. Nothing where there is no
 *  such function. */
export function parameterNames({ cells }: Notebook, name: string): string[] {
  for (const { source } of cells) {
    const at = new RegExp(`\\bfunction ${name}\\b`).exec(source);
    if (!at) continue;
    const start = source.indexOf("(", at.index);
    const comments = source.slice(start).replace(/\/\/.*$/gm, "");
    return listAt(comments, 0)
      .map((item) => /^\s*(\w*)/.exec(item)?.[1] ?? "")
      .filter((item, i, all) => item !== "" || i < all.length - 1);
  }
  return [];
}
