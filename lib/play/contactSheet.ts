import { Rng } from "../core/rng";
import { Canvas } from "../envs/canvas";
import { shrink } from "../envs/shrink";
import type { GameKind } from "./game";

const tile = 128;
const gap = 6;
const columns = 6;
const steps = 40;

/** The same without colours, as a printer without ink for them has it (Rec. 601). */
function inGrey(picture: Canvas): Canvas {
  const grey = new Canvas(picture.width, picture.height);
  for (let at = 0; at < grey.pixels.length; at += 3) {
    const [red, green, blue] = picture.pixels.subarray(at, at + 3);
    grey.pixels.fill(0.299 * red + 0.587 * green + 0.114 * blue, at, at + 3);
  }
  return grey;
}

/** Lays a picture on another, its corner at (left, top). */
function lay(sheet: Canvas, picture: Canvas, left: number, top: number): void {
  for (let row = 0; row < picture.height; row++) {
    const line = picture.pixels.subarray(3 * row * picture.width, 3 * (row + 1) * picture.width);
    sheet.pixels.set(line, 3 * ((top + row) * sheet.width + left));
  }
}

/** One picture of all games, row by row in their order, each after some steps by chance: in colour, and below it in grey. Their own pictures
 *  are at most 256 pixels wide and high. */
export async function contactSheet(kinds: readonly GameKind[], seed: number): Promise<Canvas> {
  const rows = Math.ceil(kinds.length / columns);
  const pitch = tile + gap;
  const sheet = new Canvas(columns * pitch + gap, 2 * rows * pitch + gap);
  for (const [i, kind] of kinds.entries()) {
    const game = await kind.begin(new Rng(seed));
    for (let t = 0; t < steps; t++) game.step(undefined, true);
    const picture = shrink(game.picture(), 2);
    const [left, top] = [gap + (i % columns) * pitch, gap + 2 * Math.floor(i / columns) * pitch];
    lay(sheet, picture, left, top);
    lay(sheet, inGrey(picture), left, top + pitch);
  }
  return sheet;
}
