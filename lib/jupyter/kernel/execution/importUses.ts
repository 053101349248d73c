import type { CellNames } from "./cellNames";

interface Use {
  cell: number;
  users: string[];
}

/**
 * Which declarations use an imported name. A variable that is declared again reaches the closures of earlier cells; an import that is
 * replaced by a declaration does not, and then the author is told.
 */
export class ImportUses {
  private readonly uses = new Map<string, Use>();

  /**
   * Takes note of a cell that has run.
   * @returns a sentence for each import that this cell replaces and that earlier code goes on to use
   */
  note(cell: number, names: CellNames): string[] {
    const notices: string[] = [];
    for (const name of names.declared) {
      const use = this.uses.get(name);
      this.uses.delete(name);
      const users = use?.users.filter((user) => !names.declared.has(user)) ?? [];
      if (use && users.length > 0)
        notices.push(
          `${users.join(", ")} still uses the ${name} that cell ${use.cell} imported; run the cell that declares ${users[0]} again to change that.`,
        );
    }
    const using = (name: string): string[] =>
      [...names.declared].filter((declared) => names.mentions.get(declared)?.has(name));
    for (const name of names.imported) this.uses.set(name, { cell, users: using(name) });
    return notices;
  }
}
