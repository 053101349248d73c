import type { CellNames } from "./cellNames";

interface Use {
  cell: number;
  /** What was imported. */
  of: string;
  users: string[];
}

/**
 * Which declarations use an imported name. A variable that is declared again reaches the closures of earlier cells; an import that is
 * replaced by a declaration or by another import does not, and then the author is told.
 */
export class ImportUses {
  private readonly uses = new Map<string, Use>();

  /**
   * Takes note of a cell that has run.
   * @returns a sentence for each import that this cell replaces and that earlier code goes on to use
   */
  note(cell: number, names: CellNames): string[] {
    const notices: string[] = [];
    for (const name of [...names.declared, ...names.imported.keys()]) {
      const use = this.uses.get(name);
      if (use === undefined || use.of === names.imported.get(name)) continue;
      this.uses.delete(name);
      const users = use.users.filter((user) => !names.declared.has(user));
      if (users.length > 0)
        notices.push(
          `${users.join(", ")} still uses the ${name} that cell ${use.cell} imported; run the cell that declares ${users[0]} again to change that.`,
        );
    }
    for (const [name, of] of names.imported) {
      const before = this.uses.get(name);
      const earlier = before?.users.filter((user) => !names.declared.has(user)) ?? [];
      const users = [...names.declared].filter((declared) => names.mentions.get(declared)?.has(name));
      this.uses.set(name, { cell: before?.cell ?? cell, of, users: [...earlier, ...users] });
    }
    return notices;
  }
}
