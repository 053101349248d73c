function assertSameLength(name: string, x: ArrayLike<unknown>, y: ArrayLike<unknown>): void {
  if (x.length !== y.length)
    throw new RangeError(`${name} must have the same length, got ${x.length} and ${y.length}`);
}

/** The sum x₁ + … + xₙ. */
export function sum(x: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  return total;
}

/** The mean (x₁ + … + xₙ) / n.
 *  @throws RangeError if x is empty. */
export function mean(x: ArrayLike<number>): number {
  if (x.length === 0) throw new RangeError("mean: x must not be empty");
  return sum(x) / x.length;
}

/** The median: the middle of the sorted numbers, of an even count the mean of the two in the middle. One huge number does not
 *  move it.
 *  @throws RangeError if x is empty. */
export function median(x: ArrayLike<number>): number {
  if (x.length === 0) throw new RangeError("median: x must not be empty");
  const sorted = Array.from(x).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The inner product Σᵢ xᵢ yᵢ; for a distribution x, the expectation of y under x.
 *  @throws RangeError if the lengths differ. */
export function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  assertSameLength("dot: x and y", x, y);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] * y[i];
  return total;
}

/** The total variation distance TV(p, q) = ½ Σᵢ |pᵢ − qᵢ| of two distributions: 0 where equal, 1 where disjoint.
 *  @throws RangeError if the lengths differ. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  assertSameLength("totalVariation: p and q", p, q);
  let total = 0;
  for (let i = 0; i < p.length; i++) total += Math.abs(p[i] - q[i]);
  return total / 2;
}

/** Ranks from 1, with the mean rank where values are equal. */
function ranks(x: ArrayLike<number>): number[] {
  const order = Array.from({ length: x.length }, (_, i) => i).sort((i, j) => x[i] - x[j]);
  const result = new Array<number>(x.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && x[order[end]] === x[order[start]]) end++;
    for (let k = start; k < end; k++) result[order[k]] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}

/** Pearson's correlation coefficient of two series, in [−1, 1].
 *  @throws RangeError if the lengths differ, there are fewer than two points, or a series is constant. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  assertSameLength("pearson: x and y", x, y);
  if (x.length < 2) throw new RangeError(`pearson: x must have at least 2 points, got ${x.length}`);
  const [centreX, centreY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i] - centreX, y[i] - centreY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (!(xx > 0 && yy > 0))
    throw new RangeError("pearson: x and y must each hold at least two different values");
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}

/** Spearman's rank correlation ρ: 1 where y grows whenever x does, −1 where it falls whenever x grows.
 *  @throws RangeError if the lengths differ, there are fewer than two points, or a series is constant. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  assertSameLength("spearman: x and y", x, y);
  return pearson(ranks(x), ranks(y));
}
