import type { Cells } from "./cells";
import type { Declaration } from "./declarations";
import { referencesOf } from "./references";

/** The source of one module, put together from declarations of many cells. */
export interface Assembled {
  text: string;
  /** What is wrong with the choice itself, before any type is checked. */
  problems: { declaration: Declaration; sentence: string }[];
  /** The declaration at an offset of the text, or undefined for our own lines. */
  declarationAt(offset: number): Declaration | undefined;
  /** The place in the notebook of an offset of the text. */
  placeOf(offset: number): string;
  /** All declarations that a function needs, itself included. */
  uses(name: string): Set<Declaration>;
}

interface Segment {
  declaration: Declaration;
  /** Offsets of the declaration's own text. */
  from: number;
  to: number;
}

/** Everything reachable from some names, each declaration behind those that it uses. */
function closure(cells: Cells, names: string[], remote: ReadonlySet<string>): Set<Declaration> {
  const visited = new Set<Declaration>();
  const ordered = new Set<Declaration>();
  const known = (name: string): boolean => !remote.has(name) && cells.scope.of(name).length > 0;
  const visit = (name: string): void => {
    for (const declaration of known(name) ? cells.scope.of(name) : []) {
      if (visited.has(declaration)) continue;
      visited.add(declaration);
      for (const used of referencesOf(cells.ts, cells.checker, declaration.node, known)) visit(used);
      ordered.add(declaration);
    }
  };
  for (const name of names) visit(name);
  return ordered;
}

/** Remote functions that the declarations use. */
function remoteUses(cells: Cells, declarations: Set<Declaration>, remote: ReadonlySet<string>): string[] {
  const found = [...declarations].flatMap(({ node }) =>
    referencesOf(cells.ts, cells.checker, node, (name) => remote.has(name)),
  );
  return [...new Set(found)];
}

/** The text before and after a declaration; one whose names were partly declared again later keeps only the rest. */
function frame(cells: Cells, declaration: Declaration): { before: string; after: string } {
  const { before, after, names } = declaration;
  const live = names.filter((name) => cells.scope.of(name).includes(declaration));
  if (live.length === names.length) return { before, after };
  const list = live.join(", ");
  const types = live.map((name) => `typeof ${name}`).join(", ");
  return {
    before: `${before}[${list}] = (() => { ${before}`,
    after: `${after} return [${list}] as [${types}]; })();`,
  };
}

/**
 * Puts the named functions and all that they use into one module that exports them; remote functions stay free names.
 */
export function assemble(cells: Cells, functions: string[], remote: string[]): Assembled {
  const elsewhere = new Set(remote.filter((name) => !functions.includes(name)));
  const declarations = closure(cells, functions, elsewhere);
  const segments: Segment[] = [];
  // The first statement makes this a module; comments of the student's that follow it are no compiler directives for the file.
  let text = "export {};\n";
  for (const name of remoteUses(cells, declarations, elsewhere)) {
    text += `declare function ${name}(...args: any[]): any;\n`;
  }
  for (const declaration of declarations) {
    const { before, after } = frame(cells, declaration);
    const own = (cells.cells[declaration.cell]?.source ?? "").slice(declaration.start, declaration.end);
    const from = text.length + before.length;
    segments.push({ declaration, from, to: from + own.length });
    text += `${before}${own}${after}\n`;
  }
  if (functions.length > 0) text += `export { ${functions.join(", ")} };\n`;
  const segmentAt = (offset: number): Segment | undefined =>
    segments.find(
      ({ from, to, declaration: { before, after } }) =>
        offset >= from - before.length && offset <= to + after.length,
    );
  const problems = [...declarations]
    .filter(({ awaits }) => awaits)
    .map((declaration) => ({
      declaration,
      sentence: `${cells.place(declaration.cell, declaration.start)}: ${declaration.names[0]} waits (await) outside a function, so no graded function can use it; compute it inside the function`,
    }));
  return {
    text,
    problems,
    declarationAt: (offset) => segmentAt(offset)?.declaration,
    placeOf: (offset) => {
      const segment = segmentAt(offset);
      if (!segment) return "the notebook";
      const { cell, start } = segment.declaration;
      return cells.place(
        cell,
        start + Math.min(Math.max(0, offset - segment.from), segment.to - segment.from),
      );
    },
    uses: (name) => closure(cells, [name], elsewhere),
  };
}
