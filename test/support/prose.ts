import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";

const folder = path.join(__dirname, "../../notebooks");

/** The text of a master's cell. */
export function proseOf(notebook: string, id: string): string {
  const cell = readNotebook(path.join(folder, `${notebook}.ipynb`)).cells.find((c) => c.id === id);
  if (cell === undefined) throw new Error(`proseOf: ${notebook} has no cell ${id}`);
  return cell.source;
}

/**
 * The numbers that a text claims, so that a test compares what is measured with what is said.
 * @param sentence the words around them, with # for each number; white space matches any white space
 */
export function claimed(text: string, sentence: string): number[] {
  const words = sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const found = new RegExp(words.replaceAll("#", "([−-]?\\d[\\d,]*\\.?\\d*)")).exec(text);
  if (found === null) throw new Error(`claimed: there is no sentence like "${sentence}"`);
  return found
    .slice(1)
    .map((digits) => Number(digits.replace("−", "-").replaceAll(",", "").replace(/\.$/, "")));
}
