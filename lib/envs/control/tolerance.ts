/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest. */
const { exp, log, max } = Math;

/** How a reward falls off beside its bounds: from 1 at the bound to `valueAtMargin` at the margin. */
export interface Margin {
  readonly margin: number;
  /** The fall: e^(−x²), 1 − x² cut off at 0, 1 − x cut off at 0, or 1/(1 + x²); gaussian unless given. */
  readonly shape?: "gaussian" | "quadratic" | "linear" | "longTail";
  /** 0.1 unless given; 0 is possible for those that are cut off. */
  readonly valueAtMargin?: number;
}

const shapes: Record<NonNullable<Margin["shape"]>, (x: number, atOne: number) => number> = {
  gaussian: (x, atOne) => exp(x * x * log(atOne)),
  quadratic: (x, atOne) => max(0, 1 - x * x * (1 - atOne)),
  linear: (x, atOne) => max(0, 1 - x * (1 - atOne)),
  longTail: (x, atOne) => 1 / (1 + x * x * (1 / atOne - 1)),
};

/**
 * 1 where x lies in [low, high], less the farther it is outside; 0 there without a margin.
 * @see Tassa et al. 2018, DeepMind Control Suite, section 3
 */
export function tolerance(x: number, [low, high]: readonly [number, number], beyond?: Margin): number {
  if (low <= x && x <= high) return 1;
  if (beyond === undefined) return 0;
  const { margin, shape = "gaussian", valueAtMargin = 0.1 } = beyond;
  return shapes[shape]((x < low ? low - x : x - high) / margin, valueAtMargin);
}
