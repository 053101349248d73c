import { publish } from "./publish";

/**
 * Shows a text in Markdown, formulas between dollar signs included: for results that are best told in a sentence.
 * @throws {TypeError} when it is no text.
 */
export function markdown(text: string): void {
  if (typeof text !== "string") throw new TypeError(`markdown: text must be a string, got ${typeof text}`);
  publish({ data: { "text/markdown": text, "text/plain": text } });
}
