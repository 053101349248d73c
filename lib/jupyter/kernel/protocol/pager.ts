/** What a whole cell of the form `?name`, `name?` or `??name` asks about. */
const question = /^\s*(?:\?{1,2}\s*([\p{L}\p{N}_$.]+)|([\p{L}\p{N}_$.]+)\s*\?{1,2})\s*;?\s*$/u;

/** The name of which a cell wants to see the documentation, or null if it is ordinary code. */
export function nameAskedAbout(code: string): string | null {
  const found = question.exec(code);
  return found ? (found[1] ?? found[2]).replace(/\.$/, "") : null;
}
