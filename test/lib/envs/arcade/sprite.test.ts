import { sprite, trail } from "lib/envs/arcade/sprite";

const row = "#......#";

describe("sprite", () => {
  it("takes its rows from one text", () => {
    expect(sprite([1, 2, 3], Array(8).fill(row).join("\n"))).toEqual({
      color: [1, 2, 3],
      rows: Array(8).fill(row),
    });
  });

  it.each([Array(7).fill(row).join(" "), Array(8).fill("###").join(" ")])("refuses %j", (drawing) => {
    expect(() => sprite([0, 0, 0], drawing)).toThrow("sprite: drawing must be 8 rows of 8 marks, got ");
  });
});

describe("trail", () => {
  it("is a spot of four marks", () => {
    expect(trail([9, 9, 9]).rows.join("").match(/#/g)).toHaveLength(4);
  });
});
