import type { Control } from "./control";
import { type Bundle, stillOf } from "./drawing";
import { type Axis, coarser, combinations } from "./grid";
import type { Steps } from "./settle";
import { PACKED_LIMIT, packFrames, type StillControl } from "./stillHtml";

/** Frames that are drawn beforehand. */
export interface Frames {
  /** As `stillHtml` takes them; undefined where even two were too large. */
  readonly packed: string | undefined;
  /** The controls as they stand now. */
  controls(): StillControl[];
}

/**
 * Draws all combinations of the axes. Where drawing is slow, or the frames are too large for a page, there are fewer positions.
 * @param budgetMs milliseconds that the drawings may take together
 * @throws what drawing throws
 */
export function* drawFrames(
  axes: readonly Axis[],
  draw: (values: Readonly<Record<string, unknown>>) => Steps<Bundle>,
  budgetMs: number,
): Steps<Frames> {
  const drawn = new Map<string, string>();
  const numbers = new Map<unknown, number>();
  const numberOf = (stop: unknown) => numbers.get(stop) ?? numbers.set(stop, numbers.size).size - 1;
  let spent = 0;
  for (let chosen: readonly Axis[] | undefined = axes; chosen !== undefined; chosen = coarser(chosen)) {
    const wanted = combinations(chosen).map((row) => {
      const stops = chosen!.map((axis, k) => [axis.name, axis.stops[row[k]]] as const);
      return { key: stops.map(([, stop]) => numberOf(stop)).join(), values: Object.fromEntries(stops) };
    });
    const missing = wanted.filter(({ key }) => !drawn.has(key));
    for (const [i, { key, values }] of missing.entries()) {
      const started = performance.now();
      drawn.set(key, stillOf(yield* draw(values)));
      spent += performance.now() - started;
      if (spent + (missing.length - i - 1) * (spent / drawn.size) > budgetMs) break;
    }
    const frames = wanted.flatMap(({ key }) => drawn.get(key) ?? []);
    const packed = frames.length === wanted.length ? packFrames(frames) : undefined;
    if (packed !== undefined && packed.length <= PACKED_LIMIT) return framesOf(chosen, packed);
  }
  return noFrames(axes);
}

/** What names the controls' values where nothing is drawn beforehand. */
export function noFrames(axes: readonly Axis[]): Frames {
  return framesOf(axes, undefined);
}

function framesOf(axes: readonly Axis[], packed: string | undefined): Frames {
  const single = axes.every(({ stops }) => stops.length === 1);
  return { packed: single ? undefined : packed, controls: () => axes.map(stillControl) };
}

function stillControl({ name, control, stops }: Axis): StillControl {
  const { label, parts, value } = control;
  return {
    label: label === "" ? name : label,
    look: parts.look,
    texts: stops.map((stop) => parts.describe(stop)),
    start: nearest(stops, control),
    now: parts.describe(value),
  };
}

/** The stop at which the control stands, or the next best. */
function nearest(stops: readonly unknown[], { value }: Control<unknown>): number {
  const exact = stops.indexOf(value);
  if (exact >= 0 || typeof value !== "number") return Math.max(0, exact);
  const distances = stops.map((stop) => Math.abs(Number(stop) - value));
  return distances.indexOf(Math.min(...distances));
}
