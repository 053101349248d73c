import { publishedBy, textOf } from "../../jupyter/display/published";

/** A text with single spaces only. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What a drawing says in words: the alternative texts of its figures and videos, and its tables as text; in one line each. */
export async function shownBy(draw: () => unknown): Promise<string[]> {
  const messages = await publishedBy(draw);
  return messages.map((message) => inOneLine(textOf(message, "text/plain")));
}
