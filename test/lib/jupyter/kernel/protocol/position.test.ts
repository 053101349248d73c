import { toCharacters, toUnits } from "lib/jupyter/kernel/protocol/position";

describe("toUnits", () => {
  it("counts two units for characters beyond the basic plane, and stops at the end", () => {
    expect([0, 1, 2, 3, 9].map((n) => toUnits("a😀b", n))).toEqual([0, 1, 3, 4, 4]);
  });
});

describe("toCharacters", () => {
  it("undoes toUnits", () => {
    expect([0, 1, 2, 3].map((n) => toCharacters("a😀b", toUnits("a😀b", n)))).toEqual([0, 1, 2, 3]);
  });
});
