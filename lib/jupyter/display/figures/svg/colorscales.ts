/** Colours from 0 to 1, as plotly.js takes them. */
export type Colorscale = readonly (readonly [number, string])[];

/** The scales that have a name here, readable with colour blindness and rising evenly in lightness. */
export const COLORSCALES: Readonly<Record<string, Colorscale>> = {
  Viridis: even("#440154 #472d7b #3b528b #2c728e #21918c #28ae80 #5ec962 #addc30 #fde725"),
  Cividis: even("#00224e #123570 #3b496c #575d6d #707173 #8a8678 #a59c74 #c3b369 #e1cc55 #fee838"),
  Greys: even("#ffffff #bdbdbd #737373 #252525"),
  Blues: even("#f7fbff #c6dbef #6baed6 #2171b5 #08306b"),
  BlueOrange: even("#0b5394 #7fb2d9 #f5f5f5 #f0ad62 #a85500"),
};

/**
 * The stops of a scale by name or as given.
 * @throws {TypeError} when the name is unknown.
 */
export function readColorscale(scale: string | Colorscale | undefined, reversed = false): Colorscale {
  const stops = typeof scale === "string" ? COLORSCALES[scale] : (scale ?? COLORSCALES.Viridis);
  if (stops === undefined) {
    throw new TypeError(
      `figure: colorscale must be one of ${Object.keys(COLORSCALES).join(", ")} or stops, got "${String(scale)}"`,
    );
  }
  return reversed ? [...stops].reverse().map(([at, color]) => [1 - at, color] as const) : stops;
}

/** Colour at a place between 0 and 1, as #rrggbb. */
export function colorAt(scale: Colorscale, at: number): string {
  const t = Math.min(1, Math.max(0, at));
  const k = Math.max(
    1,
    scale.findIndex(([stop]) => stop >= t),
  );
  const [[from, low], [to, high]] = [scale[k - 1], scale[k]];
  const share = to > from ? (t - from) / (to - from) : 0;
  const [a, b] = [channels(low), channels(high)];
  return `#${a
    .map((v, i) =>
      Math.round(v + (b[i] - v) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Relative luminance of a #rrggbb colour, from 0 (black) to 1 (white). */
export function luminance(color: string): number {
  const [r, g, b] = channels(color).map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function even(colors: string): Colorscale {
  const list = colors.split(" ");
  return list.map((color, i) => [i / (list.length - 1), color] as const);
}

function channels(color: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (hex !== null) return hex.slice(1).map((v) => parseInt(v, 16));
  const rgb = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(color);
  if (rgb !== null) return rgb.slice(1).map(Number);
  throw new TypeError(`figure: a colorscale's colours must be #rrggbb or rgb(r, g, b), got "${color}"`);
}
