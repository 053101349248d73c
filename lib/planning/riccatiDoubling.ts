import type { Matrix } from "../core/matrix";

/** The cost-to-go matrix that the Riccati recursion from 0 tends to, P [n][n]; undefined if it does not settle.
 *
 *  Structure-preserving doubling: H starts as Q; then, with W = I + G H,
 *  A ← A W⁻¹ A,  G ← G + A W⁻¹ G Aᵀ,  H ← H + Aᵀ H W⁻¹ A.
 *  After k doublings H is the cost-to-go of 2ᵏ steps, so that 10 doublings do the work of 1,024 steps of the recursion.
 *  @param A [n][n]. @param G B R⁻¹ Bᵀ, [n][n]. @param Q Cost of the state, [n][n].
 *  @see Chu, Fan, Lin and Wang 2004, International Journal of Control 77(8), 767–788 */
export function riccatiDoubling(A: Matrix, G: Matrix, Q: Matrix): number[][] | undefined {
  // BEGIN SOLUTION 02.4
  const room = new Room(A, G, Q);
  for (let doublings = 0; doublings < 60; doublings++) {
    const change = room.double();
    if (!Number.isFinite(change)) return undefined;
    if (change <= 1e-14) return A.map((_, i) => room.H.slice(i * room.n, (i + 1) * room.n));
  }
  return undefined;
  // END SOLUTION
}

function flatten(A: Matrix): number[] {
  const flat: number[] = [];
  for (let i = 0; i < A.length; i++) for (let j = 0; j < A.length; j++) flat.push(A[i][j]);
  return flat;
}

/** The matrices in flat arrays, row by row, which are overwritten: a whole solution takes microseconds. */
class Room {
  readonly n: number;
  readonly H: number[];
  private A: number[];
  private readonly G: number[];
  /** [W | A | G], [n][3n], which elimination turns into [I | W⁻¹ A | W⁻¹ G]. */
  private readonly M: number[];
  private Y: number[];
  private readonly Z: number[];

  constructor(A: Matrix, G: Matrix, Q: Matrix) {
    this.n = A.length;
    [this.A, this.G, this.H] = [flatten(A), flatten(G), flatten(Q)];
    this.M = new Array<number>(3 * this.n * this.n);
    [this.Y, this.Z] = [new Array<number>(this.n * this.n), new Array<number>(this.n * this.n)];
  }

  /** Doubles the number of steps; returns the largest change of H over its largest entry. */
  double(): number {
    // BEGIN SOLUTION 02.4
    const { n, A, G, H, M, Y, Z } = this;
    this.fill();
    if (!eliminate(M, n)) return NaN;
    multiplyInto(Y, n, A, n, 1, M, 2 * n, 3 * n, 1);
    multiplyInto(Z, n, Y, n, 1, A, 0, 1, n);
    addSymmetric(G, Z, n);
    multiplyInto(Y, n, H, n, 1, M, n, 3 * n, 1);
    multiplyInto(Z, n, A, 1, n, Y, 0, n, 1);
    const change = addSymmetric(H, Z, n);
    multiplyInto(Y, n, A, n, 1, M, n, 3 * n, 1);
    [this.A, this.Y] = [Y, A];
    return change;
    // END SOLUTION
  }

  private fill(): void {
    const { n, A, G, H, M, Y } = this;
    multiplyInto(Y, n, G, n, 1, H, 0, n, 1);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        M[i * 3 * n + j] = Y[i * n + j] + (i === j ? 1 : 0);
        M[i * 3 * n + n + j] = A[i * n + j];
        M[i * 3 * n + 2 * n + j] = G[i * n + j];
      }
    }
  }
}

/** Z ← X Y, [n][n]: the entry i, k of X stands at i · xi + k · xk, the entry k, j of Y at y + k · yk + j · yj. */
function multiplyInto(
  Z: number[],
  n: number,
  X: number[],
  xi: number,
  xk: number,
  Y: number[],
  y: number,
  yk: number,
  yj: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += X[i * xi + k * xk] * Y[y + k * yk + j * yj];
      Z[i * n + j] = total;
    }
  }
}

/** S ← S + (Z + Zᵀ) / 2; returns the largest change over the largest entry of the sum, 0 if nothing changes. */
function addSymmetric(S: number[], Z: number[], n: number): number {
  let [change, largest] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const difference = (Z[i * n + j] + Z[j * n + i]) / 2;
      S[i * n + j] += difference;
      change = Math.max(change, Math.abs(difference));
      largest = Math.max(largest, Math.abs(S[i * n + j]));
    }
  }
  return change === 0 ? 0 : change / largest;
}

/** Gauss–Jordan elimination of [W | …] [n][3n] to [I | W⁻¹ …], with partial pivoting; false if W is singular. */
function eliminate(M: number[], n: number): boolean {
  const width = 3 * n;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(M[row * width + column]) > Math.abs(M[pivot * width + column])) pivot = row;
    }
    const divisor = M[pivot * width + column];
    if (!(Math.abs(divisor) > 0)) return false;
    for (let j = column; j < width; j++) {
      const entry = M[pivot * width + j];
      M[pivot * width + j] = M[column * width + j];
      M[column * width + j] = entry / divisor;
    }
    for (let row = 0; row < n; row++) {
      const factor = M[row * width + column];
      if (row === column || factor === 0) continue;
      for (let j = column; j < width; j++) M[row * width + j] -= factor * M[column * width + j];
    }
  }
  return true;
}
