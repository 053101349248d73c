import { publish } from "./publish";

/**
 * Shows HTML as it is: what goes into it from elsewhere must be escaped by the caller (see `escapeMarkup`).
 * @param alt what it says, for viewers that show no HTML; by default its text without tags
 * @throws {TypeError} when it is no text.
 */
export function html(markup: string, alt?: string): void {
  if (typeof markup !== "string") throw new TypeError(`html: markup must be a string, got ${typeof markup}`);
  const text = markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  publish({ data: { "text/html": markup, "text/plain": alt ?? text } });
}
