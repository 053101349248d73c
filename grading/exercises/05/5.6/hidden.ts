import { latentCapacity } from "lib/nn/discrete/latentCapacity";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import type { Numbers } from "../../../checks/numbers";

/** Compares some sizes. */
async function compare({ call }: CheckContext, sizes: [groups: number, classes: number][]): Promise<void> {
  for (const [groups, classes] of sizes) {
    const right = { ...latentCapacity(groups, classes) } as Numbers;
    expect(await call("latentCapacity", groups, classes)).toBeNear(right, { name: "the capacity", scale: 1 });
  }
}

export const hidden: Check[] = [
  {
    id: "random-sizes",
    title: "it is so for any number of variables and classes, be one or the other larger",
    points: 1.25,
    run: (context) => {
      const size = () => 2 + context.rng.integer(60);
      const even = Array.from({ length: 6 }, (): [number, number] => [size(), size()]);
      return compare(context, [...even, [3, 50], [50, 3]]);
    },
  },
  {
    id: "edges",
    title: "a coin says one bit, and a variable of one class nothing",
    points: 0.25,
    run: (context) => compare(context, [[1, 2], [7, 1], [1, 1]]), // prettier-ignore
  },
];
