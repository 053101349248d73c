import { installGrouping } from "lib/jupyter/kernel/cells/surroundings/grouping";

interface Grouping {
  groupBy(values: Iterable<unknown>, keyOf: (value: never, index: number) => unknown): never;
}

describe("installGrouping", () => {
  beforeAll(installGrouping);

  it("gives groups as an object without a prototype, and as a map", () => {
    const byLength = (word: string): number => word.length;
    const object = (Object as unknown as Grouping).groupBy(["a", "bb", "c"], byLength);
    expect(Object.getPrototypeOf(object)).toBeNull();
    expect({ ...(object as object) }).toEqual({ 1: ["a", "c"], 2: ["bb"] });
    expect((Map as unknown as Grouping).groupBy(new Set([5, 6]), (_, index) => index)).toEqual(
      new Map([
        [0, [5]],
        [1, [6]],
      ]),
    );
  });
});
