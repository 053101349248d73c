import type { Page } from "playwright-core";

/** Texts in the page whose colour is too near to that of their ground: [text, contrast by WCAG 2.1]. */
const FIND = (within: string, least: number): string => `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = (channel) => (channel <= 10 ? channel / 3294 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const contrast = (a, b) => {
    const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const groundOf = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const ground = parse(getComputedStyle(e).backgroundColor);
      if (ground[3] === undefined || ground[3] > 0.5) return ground;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const whole of document.querySelectorAll(${JSON.stringify(within)})) {
    const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      const { color, fill, visibility } = getComputedStyle(element);
      const isShown = visibility !== "hidden" && element.getBoundingClientRect().width > 0;
      if (text === "" || !isShown || element.closest("style, script, annotation, mjx-assistive-mml")) continue;
      const svg = element.closest("svg");
      const ink = parse(svg ? fill : color);
      const ratio = contrast(ink, groundOf(svg ?? element));
      if (ink[3] !== 0 && ratio < ${least}) found.push(text.slice(0, 60) + ": " + ratio.toFixed(1));
    }
  }
  return [...new Set(found)];
})()`;

/**
 * Texts that are hard to read, with their contrast, once the figures have followed the page's theme.
 * @param within a selector of what is looked at @param least the contrast that is asked for; WCAG 2.1 asks 4.5, and 3 of large texts
 */
export async function faintTexts(page: Page, within: string, least: number): Promise<string[]> {
  const find = FIND(within, least);
  await page.waitForFunction(`${find}.length === 0`, undefined, { timeout: 30_000 }).catch(() => undefined);
  return page.evaluate<string[]>(find);
}
