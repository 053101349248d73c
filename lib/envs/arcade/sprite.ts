import type { Color } from "../raster/shape";

/** Pixels of a side of a sprite's drawing. */
export const spriteSize = 8;

/** How a thing looks: as the one colour of its cell to an agent, as a drawing to a person. */
export interface Sprite {
  readonly color: Color;
  /** Rows from the top, of 8 marks each: # is filled. It looks to the right. */
  readonly rows: readonly string[];
}

/** A sprite from its drawing, the rows in one text. @throws RangeError unless it has 8 rows of 8 marks */
export function sprite(color: Color, drawing: string): Sprite {
  const rows = drawing.trim().split(/\s+/);
  if (rows.length !== spriteSize || rows.some((row) => row.length !== spriteSize))
    throw new RangeError(`sprite: drawing must be 8 rows of 8 marks, got ${rows.join(" ")}`);
  return { color, rows };
}

/** A spot in the middle of its cell: where something was a moment ago. */
export const trail = (color: Color): Sprite =>
  sprite(color, "........ ........ ........ ...##... ...##... ........ ........ ........");
