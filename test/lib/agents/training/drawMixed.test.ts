import { drawMixed } from "lib/agents/training/drawMixed";
import { Rng } from "lib/core/rng";

/** Numbers in their order. */
const listed = (numbers: number[]) => () => numbers.shift()!;

describe("drawMixed", () => {
  it("takes two numbers a draw, one for the store and one for the item, by hand", () => {
    const numbers = [0.1, 0.6, 0.7, 0.3, 0.2, 0.4, 0.9, 0.8, 0.5];
    const items = drawMixed([10, 11, 12, 13], [90, 91], 4, 0.5, listed(numbers));
    expect(items).toEqual([91, 11, 90, 13]);
    expect(numbers).toEqual([0.5]);
  });

  it("draws from the own store where the first number is the share", () => {
    expect(drawMixed(["own"], ["expert"], 2, 0.25, listed([0.25, 0, 0.24, 0]))).toEqual(["own", "expert"]);
  });

  it("needs no store whose share is 0", () => {
    const rng = new Rng("one store");
    expect(new Set(drawMixed([1, 2], [], 50, 0, () => rng.uniform()))).toEqual(new Set([1, 2]));
    expect(new Set(drawMixed([], [1, 2], 50, 1, () => rng.uniform()))).toEqual(new Set([1, 2]));
  });

  it("gives the expert its share however large the stores are", () => {
    const rng = new Rng("sizes");
    for (const [own, expert] of [
      [1000, 10],
      [10, 1000],
    ]) {
      const stores = [Array<string>(own).fill("own"), Array<string>(expert).fill("expert")];
      const items = drawMixed(stores[0], stores[1], 4000, 0.3, () => rng.uniform());
      const share = items.filter((item) => item === "expert").length / 4000;
      expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 4000));
    }
  });
});
