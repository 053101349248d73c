import { cholesky, solveCholesky } from "../core/matrix";

/** A sum of squares F(w) = Σᵢ rᵢ(w)² at a point, with what a Gauss–Newton step needs. */
export interface SquaresAt {
  /** F(w). */
  value: number;
  /** Jᵀr, [P]: half the gradient of F. J is the Jacobian ∂rᵢ/∂wₚ. */
  half: Float64Array;
  /** JᵀJ, [P · P]; what stands above the diagonal is not read. */
  normal: Float64Array;
}

/** When `levenbergMarquardt` stops. */
export interface LevenbergMarquardtOptions {
  /** The most steps (default 50). */
  steps?: number;
  /** It is done when a step lowers F by less than this share of it (default 1e-6). */
  tolerance?: number;
}

/**
 * A local minimum of a sum of squares: steps of (JᵀJ + μ diag JᵀJ) δ = −Jᵀr. A step that lowers F is taken and μ divided by
 * 5, so that the method becomes Gauss–Newton's; another one is not, and μ is multiplied by 4.
 *
 * @param at F and its derivatives at w [P].
 * @param value F alone.
 * @param start Where to begin, [P]; not changed.
 * @see Marquardt 1963
 */
export function levenbergMarquardt(
  at: (w: Float64Array) => SquaresAt,
  value: (w: Float64Array) => number,
  start: ArrayLike<number>,
  { steps = 50, tolerance = 1e-6 }: LevenbergMarquardtOptions = {},
): Float64Array {
  let w = Float64Array.from(start);
  let here = at(w);
  let damping = 1e-3;
  for (let step = 0; step < steps && damping < 1e12; step++) {
    const move = dampedStep(here, damping);
    const tried = move && w.map((entry, p) => entry + move[p]);
    const reached = tried ? value(tried) : Infinity;
    if (!tried || !(reached < here.value)) {
      damping *= 4;
      continue;
    }
    const gain = here.value - reached;
    w = tried;
    if (gain <= tolerance * here.value) break;
    here = at(w);
    damping = Math.max(1e-12, damping / 5);
  }
  return w;
}

/** δ of (JᵀJ + μ diag JᵀJ) δ = −Jᵀr; undefined if the matrix is singular. */
function dampedStep({ half, normal }: SquaresAt, damping: number): number[] | undefined {
  const size = half.length;
  const A = Array.from({ length: size }, (_, i) => Array.from(normal.subarray(i * size, (i + 1) * size)));
  for (let i = 0; i < size; i++) A[i][i] *= 1 + damping;
  const factor = cholesky(A);
  return (
    factor &&
    solveCholesky(
      factor,
      Array.from(half, (entry) => -entry),
    )
  );
}
