import type { Page } from "playwright-core";

/** Finds, in the page, texts of interactive figures that lie on one another or reach out of their figure. */
const FIND = `(() => {
  const box = (element) => element.getBoundingClientRect();
  const on = (p, q) => p.right > q.left + 1 && q.right > p.left + 1 && p.bottom > q.top + 3 && q.bottom > p.top + 3;
  // The boxes of turned texts overlap where the texts do not.
  const isTurned = (element) => /rotate\\((?!0,)-?[\\d.]+/.test(element.getAttribute("transform") ?? "");
  const found = [];
  for (const plot of document.querySelectorAll(".plot")) {
    const name = plot.layout.title?.text ?? "a figure";
    const whole = box(plot);
    const texts = [".g-gtitle", ".legend", ".annotation-text", ".xtitle", ".x2title", ".x3title", ".x4title",
      ".xtick text", ".x2tick text", ".x3tick text", ".x4tick text"]
      .flatMap((selector) => [...plot.querySelectorAll(selector)].filter((e) => box(e).width > 0 && !isTurned(e)).map((e) => [e.textContent, box(e)]));
    for (const [text, { left, right, top, bottom }] of texts) {
      if (left < whole.left - 2 || right > whole.right + 2 || top < whole.top - 2 || bottom > whole.bottom + 2) found.push(name + ": " + text + " is cut");
    }
    texts.forEach(([text, p], i) => texts.slice(i + 1).forEach(([other, q]) => {
      if (on(p, q)) found.push(name + ": " + text + " on " + other);
    }));
  }
  return found;
})()`;

/** Texts of a page's interactive figures that lie on one another or are cut, once the figures have followed the page's width. */
export async function overlaps(page: Page): Promise<string[]> {
  const settled = page.waitForFunction(`${FIND}.length === 0`, undefined, { timeout: 10_000 });
  await settled.catch(() => undefined);
  return page.evaluate<string[]>(FIND);
}
