import { type Ts, typescript } from "../tslab";
import { cellStart, type ParsedCell } from "./parseCell";

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * A cell whose property names tslab does not take for variables of earlier cells. `{ name }` becomes `{ name: name }`, since
 * tslab finds earlier variables everywhere but in shorthand properties: `check("1.4", { simulationGap })` would stop at a
 * ReferenceError. And where an earlier cell may have declared a property that is taken apart, `const { rate: r } = o` becomes
 * `const { "rate": r } = o`: tslab would look up `rate` among the earlier variables.
 * @param previous tslab's declarations of all earlier cells
 */
export function writeOutProperties(previous: string, { file }: ParsedCell): string {
  const ts = typescript();
  const edits: (Edit & { name: string })[] = [];
  const quote = (name: Ts.Identifier) =>
    edits.push({
      start: name.end - name.text.length,
      end: name.end,
      text: `"${name.text}"`,
      name: name.text,
    });
  /** @param isTarget Whether the node is what an assignment takes apart. */
  const visit = (node: Ts.Node, isTarget: boolean): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const { text, end } = node.name;
      if (isTarget) quote(node.name);
      edits.push({ start: end, end, text: `: ${text}`, name: text });
    }
    if (ts.isBindingElement(node) && node.propertyName && ts.isIdentifier(node.propertyName))
      quote(node.propertyName);
    if (isTarget && ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) quote(node.name);
    const left = targetOf(ts, node);
    ts.forEachChild(node, (child) => visit(child, isTarget || child === left));
  };
  visit(file, false);
  return edits
    .filter(({ name }) => new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(previous))
    .reduceRight((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), file.text)
    .slice(cellStart);
}

/** What an assignment or a loop assigns to. */
function targetOf(ts: typeof Ts, node: Ts.Node): Ts.Node | undefined {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return node.left;
  return ts.isForOfStatement(node) ? node.initializer : undefined;
}
