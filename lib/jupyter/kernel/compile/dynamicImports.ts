import { type Ts, typescript } from "../tslab";

/** "Exported variable 'm' has or is using name 'N' from external module 'fs' but cannot be named." */
const cannotBeNamed = 4023;

/** Whether TypeScript has a type for a variable, but no way to write it down for later cells. */
export const isUnspeakable = (diagnostics: readonly Ts.Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code === cannotBeNamed);

/**
 * A cell's text in which the type of each `import("module")` is written out. TypeScript gives a module without a default export, such as
 * "fs", a type with one that has no name, and then declares nothing of the cell.
 */
export function nameDynamicImports(file: Ts.SourceFile): string {
  const ts = typescript();
  const edits: { start: number; end: number; module: string }[] = [];
  const visit = (node: Ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
    const [module] = node.arguments;
    if (module && ts.isStringLiteralLike(module))
      edits.push({ start: node.getStart(file), end: node.end, module: JSON.stringify(module.text) });
  };
  visit(file);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, module }) => {
      const type = `typeof import(${module})`;
      return `${text.slice(0, start)}(${text.slice(start, end)} as Promise<${type} & { default: ${type} }>)${text.slice(end)}`;
    }, file.text);
}
