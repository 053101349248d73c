import type { Page } from "playwright-core";

/** Shared by both finders: boxes, whether two lie on one another, and whether a text is turned. */
const BOXES = `
  const box = (element) => element.getBoundingClientRect();
  const on = (p, q) => p.right > q.left + 1 && q.right > p.left + 1 && p.bottom > q.top + 3 && q.bottom > p.top + 3;
  // The boxes of turned texts overlap where the texts do not.
  const isTurned = (element) => /rotate\\((?!0,)-?[\\d.]+/.test(element.getAttribute("transform") ?? "");
  /** What lies on one another or reaches out of the whole, of [text, box]. */
  const faults = (name, whole, texts) => [
    ...texts.filter(([, b]) => b.left < whole.left - 2 || b.right > whole.right + 2 || b.top < whole.top - 2 || b.bottom > whole.bottom + 2)
      .map(([text]) => name + ": " + text + " is cut"),
    ...texts.flatMap(([text, p], i) => texts.slice(i + 1).filter(([, q]) => on(p, q)).map(([other]) => name + ": " + text + " on " + other)),
  ];`;

/** Finds, in the page, texts of interactive figures that lie on one another or reach out of their figure. */
const FIND = `(() => {
  ${BOXES}
  return [...document.querySelectorAll(".plot")].flatMap((plot) => {
    const texts = [".g-gtitle", ".legend", ".annotation-text", ".xtitle", ".x2title", ".x3title", ".x4title",
      ".xtick text", ".x2tick text", ".x3tick text", ".x4tick text"]
      .flatMap((selector) => [...plot.querySelectorAll(selector)].filter((e) => box(e).width > 0 && !isTurned(e)).map((e) => [e.textContent, box(e)]));
    return faults(plot.layout.title?.text ?? "a figure", box(plot), texts);
  });
})()`;

/** The same of images that are drawn as SVG: figures that stand still, and drawings. */
const FIND_STILL = `(() => {
  ${BOXES}
  return [...document.querySelectorAll("svg")].filter((svg) => box(svg).width > 100 && !svg.closest(".plot, .katex")).flatMap((svg) => {
    const texts = [...svg.querySelectorAll("text")].filter((e) => box(e).width > 0 && !isTurned(e)).map((e) => [e.textContent, box(e)]);
    return faults(svg.querySelector("title")?.textContent.slice(0, 40) ?? "an image", box(svg), texts);
  });
})()`;

/** Texts of a page's interactive figures that lie on one another or are cut, once the figures have followed the page's width. */
export async function overlaps(page: Page): Promise<string[]> {
  const settled = page.waitForFunction(`${FIND}.length === 0`, undefined, { timeout: 10_000 });
  await settled.catch(() => undefined);
  return page.evaluate<string[]>(FIND);
}

/** Texts of a page's still images that lie on one another or are cut; all slides are to be laid out. */
export const stillOverlaps = (page: Page): Promise<string[]> => page.evaluate<string[]>(FIND_STILL);

/** What a narrow window makes of a page: numbers of formulas that lie on them, and texts of images that are too small to read. */
const FIND_CRAMPED = `(() => {
  const edge = (element, side) => element.getBoundingClientRect()[side];
  const tags = [...document.querySelectorAll(".katex-html > .tag")].filter((tag) =>
    [...tag.parentElement.querySelectorAll(":scope > .base")].some((base) => edge(base, "right") > edge(tag.querySelector(".text") ?? tag, "left") + 1));
  const small = [...document.querySelectorAll("svg[role=img] text")].filter((text) => edge(text, "height") > 0 && edge(text, "height") < 8);
  return [...tags.map((tag) => tag.textContent + " lies on its formula"), ...small.map((text) => text.textContent + " is too small")];
})()`;

/** Numbers of formulas that lie on them, and texts of drawings below 8 pixels. */
export const cramped = (page: Page): Promise<string[]> => page.evaluate<string[]>(FIND_CRAMPED);
