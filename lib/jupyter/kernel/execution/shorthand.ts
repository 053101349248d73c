import type * as Ts from "@tslab/typescript-for-tslab";

// As an import it would be read before typescriptOptions has replaced it for tslab.
const compiler = (): typeof Ts => require("@tslab/typescript-for-tslab") as typeof Ts;

/**
 * A cell with `{ name }` written out as `{ name: name }` where an earlier cell may have declared the name: tslab finds earlier
 * variables everywhere but in shorthand properties, and `check("1.4", { simulationGap })` would stop at a ReferenceError.
 * @param previous tslab's declarations of all earlier cells
 */
export function expandShorthand(previous: string, source: string): string {
  if (!source.includes("{")) return source;
  const ts = compiler();
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ESNext, false);
  const ends: { end: number; name: string }[] = [];
  const visit = (node: Ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) ends.push({ end: node.name.end, name: node.name.text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return ends
    .filter(({ name }) => new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(previous))
    .reduceRight((text, { end, name }) => `${text.slice(0, end)}: ${name}${text.slice(end)}`, source);
}
