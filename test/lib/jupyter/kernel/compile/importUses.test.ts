import { ImportUses } from "lib/jupyter/kernel/compile/importUses";
import type { CellNames } from "lib/jupyter/kernel/compile/cellNames";

const names = (declared: Record<string, string[]>, imported: string[] = [], module = "m"): CellNames => ({
  declared: new Set(Object.keys(declared)),
  imported: new Map(imported.map((name) => [name, `${name} of ${module}`])),
  all: new Set(),
  hoisted: new Set(),
  inBlocks: new Set(),
  declaredBy: [],
  assignedInFunctions: new Set(),
  mentions: new Map(Object.entries(declared).map(([name, used]) => [name, new Set(used)])),
  hasTopLevelAwait: false,
});

describe("ImportUses", () => {
  it("tells once that earlier code goes on with an import that a declaration replaces", () => {
    const uses = new ImportUses();
    expect(uses.note(3, names({ step: ["lr"], other: [] }, ["lr"]))).toEqual([]);
    expect(uses.note(5, names({ lr: [] }))).toEqual([
      "step still uses the lr that cell 3 imported; run the cell that declares step again to change that.",
    ]);
    expect(uses.note(6, names({ lr: [] }))).toEqual([]);
  });

  it("is silent where the user is declared anew as well, or the import is repeated", () => {
    const uses = new ImportUses();
    uses.note(1, names({ step: ["lr"] }, ["lr"]));
    expect(uses.note(2, names({ step: ["lr"] }, ["lr"]))).toEqual([]);
    expect(uses.note(3, names({ step: ["lr"], lr: [] }))).toEqual([]);
  });

  it("tells of an import that another import replaces, also after it was repeated", () => {
    const uses = new ImportUses();
    uses.note(1, names({ step: ["lr"] }, ["lr"]));
    expect(uses.note(2, names({ later: ["lr"] }, ["lr"]))).toEqual([]);
    expect(uses.note(3, names({}, ["lr"], "other"))).toEqual([
      "step, later still uses the lr that cell 1 imported; run the cell that declares step again to change that.",
    ]);
    expect(uses.note(4, names({}, ["lr"], "other"))).toEqual([]);
  });
});
