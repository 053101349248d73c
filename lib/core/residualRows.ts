/** Where a Gauss–Newton step's sums are kept. */
export interface NormalSums {
  /** Jᵀr, [P] */
  half: Float64Array;
  /** JᵀJ, [P · P], on and below the diagonal. */
  normal: Float64Array;
}

/** Residuals' derivatives, which are added to the sums of a Gauss–Newton step four at a time: each sum is read and written a quarter as
 *  often, and comes out the same to the last bit. */
export class ResidualRows {
  private readonly rows: Float64Array[];
  private readonly factors = new Float64Array(4);
  private count = 0;

  constructor(private readonly sums: NormalSums) {
    this.rows = Array.from({ length: 4 }, () => new Float64Array(sums.half.length));
  }

  /** Where the next residual's derivatives go, [P], before they are added. */
  next(): Float64Array {
    return this.rows[this.count];
  }

  /** Adds a residual whose derivatives are scale · row: Jᵀr += share · error · row, JᵀJ += share · scale · row rowᵀ. */
  add(share: number, error: number, scale: number): void {
    const { half } = this.sums;
    const row = this.next();
    for (let p = 0; p < row.length; p++) half[p] += share * error * row[p];
    this.factors[this.count++] = share * scale;
    if (this.count === 4) this.addProducts();
  }

  /** Adds those that still wait. */
  finish(): void {
    if (this.count === 0) return;
    this.factors.fill(0, this.count);
    this.addProducts();
  }

  private addProducts(): void {
    const { normal } = this.sums;
    const [r0, r1, r2, r3] = this.rows;
    const [share0, share1, share2, share3] = this.factors;
    const size = r0.length;
    for (let p = 0; p < size; p++) {
      const [f0, f1, f2, f3] = [share0 * r0[p], share1 * r1[p], share2 * r2[p], share3 * r3[p]];
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      for (let q = 0, at = p * size; q <= p; q++, at++)
        normal[at] = normal[at] + f0 * r0[q] + f1 * r1[q] + f2 * r2[q] + f3 * r3[q];
    }
    this.count = 0;
  }
}
