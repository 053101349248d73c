import { Canvas, type Color } from "../canvas";
import { type ArcadeGame, type Put, side } from "./arcadeGame";
import { spriteSize } from "./sprite";

/** What is around the board, and the board where nothing lies. */
const frame: Color = [110, 110, 110];
const board: Color = [0, 0, 0];

/** Pixels of a cell, a multiple of `unit`, and of the frame around the board. @throws RangeError if a cell has none */
function layout(name: string, pixels: number, unit = 1): { cell: number; margin: number } {
  if (!Number.isInteger(pixels) || pixels < side * unit)
    throw new RangeError(`${name} must be an integer of at least ${side * unit}, got ${pixels}`);
  const cell = unit * Math.floor(pixels / (side * unit));
  return { cell, margin: Math.floor((pixels - side * cell) / 2) };
}

/** How bright a colour is (Rec. 601), 0 to 255. */
export const greyOf = ([red, green, blue]: Color): number =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue);

/** A square of one colour in a picture, `side` pixels wide. */
function fill(
  picture: { bytes: Uint8Array; side: number },
  top: number,
  left: number,
  length: number,
  color: Color,
) {
  const { bytes, side: width } = picture;
  const channels = bytes.length / (width * width);
  const grey = greyOf(color);
  for (let row = top; row < top + length; row++) {
    const start = channels * (row * width + left);
    const end = start + channels * length;
    if (channels === 1) bytes.fill(grey, start, end);
    else for (let at = start; at < end; at++) bytes[at] = color[(at - start) % channels];
  }
}

/**
 * What an agent sees of a game: each cell a square of one colour, in a grey frame.
 *
 * Sizes that are powers of two are halved evenly by convolutions of stride 2 and drawn back to the pixel by their transposes: of 16 pixels
 * a cell is one and the frame three, of 32 they are three and one, of 64 six and two.
 * @param pixels of a side @param channels 3 in colour, 1 in grey @returns the picture of a state, [pixels, pixels, channels]
 * @throws RangeError if a cell has no pixel
 */
export function arcadePixels<State>(
  game: ArcadeGame<State>,
  pixels: number,
  channels: 1 | 3,
): (state: State) => Uint8Array {
  const { cell, margin } = layout("arcadePixels: pixels", pixels);
  const empty = { bytes: new Uint8Array(pixels * pixels * channels), side: pixels };
  fill(empty, 0, 0, pixels, frame);
  fill(empty, margin, margin, side * cell, board);
  return (state) => {
    const picture = { bytes: empty.bytes.slice(), side: pixels };
    game.show(state, (at, { color }) =>
      fill(picture, margin + Math.floor(at / side) * cell, margin + (at % side) * cell, cell, color),
    );
    return picture.bytes;
  };
}

/** What a person sees: each thing as its drawing. @param size pixels of a side @throws RangeError if a mark of a drawing has no pixel */
export function drawArcade<State>(game: ArcadeGame<State>, state: State, size: number): Canvas {
  const { cell, margin } = layout("drawArcade: size", size, spriteSize);
  const canvas = new Canvas(size, size, frame);
  canvas.rectangle(margin, margin, side * cell, side * cell, board);
  const dot = cell / spriteSize;
  const put: Put = (at, { color, rows }, mirrored = false) => {
    const [top, left] = [margin + Math.floor(at / side) * cell, margin + (at % side) * cell];
    rows.forEach((row, y) => {
      for (let x = 0; x < spriteSize; x++)
        if (row[mirrored ? spriteSize - 1 - x : x] === "#")
          canvas.rectangle(left + x * dot, top + y * dot, dot, dot, color);
    });
  };
  game.show(state, put);
  return canvas;
}
