import { publish } from "../publish";

/**
 * Shows a formula, set in display style.
 * @param latex LaTeX without surrounding dollar signs, for example `"V = \\frac{1}{1-\\gamma}"`
 * @throws {TypeError} when latex is not a text, or is empty.
 */
export function math(latex: string): void {
  if (typeof latex !== "string" || latex.trim() === "") {
    throw new TypeError(
      `math: latex must be a non-empty text, got ${typeof latex === "string" ? '""' : typeof latex}`,
    );
  }
  publish({ data: { "text/latex": `$$${latex.trim()}$$`, "text/plain": latex.trim() } });
}
