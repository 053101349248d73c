import type { Matrix } from "lib/core/matrix";
import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** −(R + BᵀPB)⁻¹BᵀP·last, in the last of some rounds of P ← Q + AᵀP(A + BK), where P is Q in the first; `last` is A unless given. */
const gainAfter =
  ({ add, multiply, transpose, solveLinear }: Reference02) =>
  (rounds: number, A: Matrix, B: Matrix, Q: Matrix, R: Matrix, last = A): number[][] => {
    const gain = (P: Matrix, X: Matrix) => {
      const PB = multiply(P, B);
      const H = add(R, multiply(transpose(B), PB));
      const columns = transpose(multiply(transpose(PB), X));
      return transpose(columns.map((column) => solveLinear(H, column).map((x) => -x)));
    };
    let P = Q;
    for (let round = 1; round < rounds; round++) {
      P = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, gain(P, A))))));
    }
    return gain(P, last);
  };

export const misconceptions = misconceptions02({ gainAfter })({
  sign: {
    hint: "The sign of K is turned round: with u = K x the minus is inside K. What does A + BK do to a state now?",
    implement: ({ withResult }) => withResult("lqr", (K) => K.map((row) => row.map((k) => -k))),
  },
  "forgets-control-cost": {
    hint: "Your gain behaves as if control were free. Which matrix stands beside BᵀPB in the inverse?",
    implement: ({ gainAfter, scale }) => ({ lqr: (A, B, Q, R) => gainAfter(500, A, B, Q, scale(0, R)) }),
  },
  "one-step": {
    hint: "Your plan looks one step ahead: P is still Q. What does the state cost after that? Go round until P no longer changes.",
    implement: ({ gainAfter }) => ({ lqr: (A, B, Q, R) => gainAfter(1, A, B, Q, R) }),
  },
  "few-rounds": {
    hint: "Your P still changes when you stop. Go round until its relative change is tiny: some hundred rounds, not a handful.",
    implement: ({ gainAfter }) => ({ lqr: (A, B, Q, R) => gainAfter(5, A, B, Q, R) }),
  },
  "costs-exchanged": {
    hint: "Q and R are exchanged: which of the two is the cost of the state, and which that of the control?",
    implement: ({ withArguments }) => withArguments("lqr", (A, B, Q, R) => [A, B, R, Q]),
  },
  "transposed-dynamics": {
    hint: "In your K, A stands transposed. The gain acts on x, and so does A: which of the two sides of P does x see?",
    implement: ({ gainAfter, transpose }) => ({
      lqr: (A, B, Q, R) => gainAfter(500, A, B, Q, R, transpose(A)),
    }),
  },
  "transposed-gain": {
    hint: "K maps a state [n] to an action [m]. How many rows does it have?",
    implement: ({ withResult, transpose }) => withResult("lqr", (K) => transpose(K)),
  },
  "forgets-dynamics": {
    hint: "Your gain lacks the last factor: K = −(R + BᵀPB)⁻¹BᵀP is not yet multiplied by A.",
    implement: ({ gainAfter, identity }) => ({
      lqr: (A, B, Q, R) => gainAfter(500, A, B, Q, R, identity(A.length)),
    }),
  },
});
