import { type Ts, typescript } from "../tslab";
import type { Outdated } from "../../outdated";
import { type ParsedCell } from "../compile/parseCell";

/** The names that a cell's text declares at its top; whether each is a function or a class. */
export function declaredNames({ file }: ParsedCell): Map<string, boolean> {
  const ts = typescript();
  const found = new Map<string, boolean>();
  const add = (name: Ts.BindingName, callable: boolean): void => {
    if (ts.isIdentifier(name)) found.set(name.text, callable);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name, false);
  };
  const isCallable = (node: Ts.Expression | undefined): boolean =>
    node !== undefined &&
    (ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isClassExpression(node));
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) add(statement.name, true);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations)
        add(name, isCallable(initializer));
    }
  }
  return found;
}

/** Keeps book of names whose cell has failed since they were declared. */
export class OutdatedNames {
  private readonly failures = new Map<string, Omit<Outdated, "name"> & { callable: boolean }>();
  private readonly mentions = new Map<string, ReadonlySet<string>>();

  /** Takes note of names that a cell has declared, and of what their declarations mention. */
  declared(names: Iterable<string>, mentions: ReadonlyMap<string, ReadonlySet<string>>): void {
    for (const name of names) {
      this.failures.delete(name);
      this.mentions.set(name, mentions.get(name) ?? new Set());
    }
  }

  /**
   * Takes note of a cell that has failed.
   * @param stays tells of a name that the cell declares whether it still stands for what it was before
   */
  failed(parsed: ParsedCell, stays: (name: string) => boolean, cell: number, why: Outdated["why"]): void {
    for (const [name, callable] of declaredNames(parsed))
      if (stays(name)) this.failures.set(name, { cell, why, callable });
  }

  /**
   * The outdated names among some and what these use, directly or not. Of what they use only functions and classes count: a
   * variable of the same name may well be one of their own.
   */
  behind(names: Iterable<string>): Outdated[] {
    const direct = new Set(names);
    const reached = new Set(direct);
    for (const name of reached)
      for (const used of this.mentions.get(name) ?? []) if (this.mentions.has(used)) reached.add(used);
    return [...reached].flatMap((name) => {
      const failure = this.failures.get(name);
      if (!failure || !(direct.has(name) || failure.callable)) return [];
      return [{ name, cell: failure.cell, why: failure.why }];
    });
  }
}
