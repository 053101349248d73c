import { Rng } from "lib/core/rng";
import { shrink } from "lib/envs/shrink";
import { contactSheet } from "lib/play/contactSheet";
import { games } from "lib/play/games";

describe("contactSheet", () => {
  it("shows each game after the same steps, in colour and below it in grey", async () => {
    const sheet = await contactSheet([games.acrobot, games.pendulum], 3);
    const game = await games.pendulum.begin(new Rng(3));
    for (let t = 0; t < 40; t++) game.step(undefined, true);
    const tile = shrink(game.picture(), 2);
    const left = 6 + 134;
    const at = (row: number, column: number) =>
      Array.from(
        sheet.pixels.subarray(3 * (row * sheet.width + column), 3 * (row * sheet.width + column) + 3),
      );
    for (const [row, column] of [
      [0, 0],
      [64, 64],
      [100, 96],
      [127, 127],
    ]) {
      const [red, green, blue] = tile.pixels.subarray(3 * (row * 128 + column), 3 * (row * 128 + column) + 3);
      expect(at(6 + row, left + column)).toEqual([red, green, blue]);
      const grey = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
      expect(at(140 + row, left + column)).toEqual([grey, grey, grey]);
    }
  });
});
