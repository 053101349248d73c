import { OUTDATED, type OutdatedFinder } from "lib/jupyter/outdated";
import { previousVersions } from "grading/selfCheck/previousVersion";

afterEach(() => delete (globalThis as Record<symbol, unknown>)[OUTDATED]);

const f = (): number => 1;
const g = (): number => 2;

describe("previousVersions", () => {
  it("says of each outdated name once which cell has failed, and how", () => {
    const find: OutdatedFinder = (name, value) => [
      { name: "helper", cell: 4, why: "error" },
      ...(name === "f" && value === f ? [{ name: "f", cell: 7, why: "types" } as const] : []),
      ...(name === "g" && value === g ? [{ name: "g", cell: 8, why: "syntax" } as const] : []),
    ];
    Object.assign(globalThis, { [OUTDATED]: find });
    const sentence = (name: string, cell: number, how: string) =>
      `check: this judges the previous version of ${name}: cell ${cell}, which declares it anew, ${how}. Mend and run that cell first.`;
    expect(previousVersions(["f", "g"], { f, g, other: 1 })).toEqual([
      sentence("helper", 4, "stopped with an error before it"),
      sentence("f", 7, "has a type error"),
      sentence("g", 8, "cannot be read"),
    ]);
  });

  it("says nothing where nobody keeps book of cells", () => {
    expect(previousVersions(["f"], { f })).toEqual([]);
  });
});
