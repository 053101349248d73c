import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "sign",
    hint: "The sign of K is turned round: with u = K x the minus is inside K. What does A + BK do to a state now?",
    implement: ({ lqr }) => ({ lqr: (A, B, Q, R) => lqr(A, B, Q, R).map((row) => row.map((k) => -k)) }),
  },
  {
    id: "forgets-control-cost",
    hint: "Your gain behaves as if control were free. Which matrix stands beside BᵀPB in the inverse?",
    implement: ({ add, multiply, transpose, solveLinear }) => ({
      lqr: (A, B, Q) => {
        let P = Q;
        let K: number[][] = [];
        for (let round = 0; round < 500; round++) {
          const PB = multiply(P, B);
          const H = multiply(transpose(B), PB);
          const columns = transpose(multiply(transpose(PB), A));
          K = transpose(
            columns.map((column) =>
              solveLinear(
                H,
                column.map((x) => -x),
              ),
            ),
          );
          P = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, K)))));
        }
        return K;
      },
    }),
  },
  {
    id: "one-step",
    hint: "Your plan looks one step ahead: P is still Q. What does the state cost after that? Go round until P no longer changes.",
    implement: ({ add, multiply, transpose, solveLinear }) => ({
      lqr: (A, B, Q, R) => {
        const QB = multiply(Q, B);
        const H = add(R, multiply(transpose(B), QB));
        const columns = transpose(multiply(transpose(QB), A));
        return transpose(
          columns.map((column) =>
            solveLinear(
              H,
              column.map((x) => -x),
            ),
          ),
        );
      },
    }),
  },
  {
    id: "few-rounds",
    hint: "Your P still changes when you stop. Go round until its relative change is tiny: some hundred rounds, not a handful.",
    implement: ({ add, multiply, transpose, solveLinear }) => ({
      lqr: (A, B, Q, R) => {
        let P = Q;
        let K: number[][] = [];
        for (let round = 0; round < 5; round++) {
          const PB = multiply(P, B);
          const H = add(R, multiply(transpose(B), PB));
          const columns = transpose(multiply(transpose(PB), A));
          K = transpose(
            columns.map((column) =>
              solveLinear(
                H,
                column.map((x) => -x),
              ),
            ),
          );
          P = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, K)))));
        }
        return K;
      },
    }),
  },
  {
    id: "costs-exchanged",
    hint: "Q and R are exchanged: which of the two is the cost of the state, and which that of the control?",
    implement: ({ lqr }) => ({ lqr: (A, B, Q, R) => lqr(A, B, R, Q) }),
  },
  {
    id: "transposed-dynamics",
    hint: "In your K, A stands transposed. The gain acts on x, and so does A: which of the two sides of P does x see?",
    implement: ({ lqr, add, multiply, transpose, solveLinear }) => ({
      lqr: (A, B, Q, R) => {
        const F = add(A, multiply(B, lqr(A, B, Q, R)));
        let P = Q;
        for (let round = 0; round < 500; round++) P = add(Q, multiply(transpose(A), multiply(P, F)));
        const BtP = multiply(transpose(B), P);
        const H = add(R, multiply(BtP, B));
        const columns = transpose(multiply(BtP, transpose(A)));
        return transpose(columns.map((column) => solveLinear(H, column).map((x) => -x)));
      },
    }),
  },
  {
    id: "transposed-gain",
    hint: "K maps a state [n] to an action [m]. How many rows does it have?",
    implement: ({ lqr, transpose }) => ({ lqr: (A, B, Q, R) => transpose(lqr(A, B, Q, R)) }),
  },
  {
    id: "forgets-dynamics",
    hint: "Your gain lacks the last factor: K = −(R + BᵀPB)⁻¹BᵀP is not yet multiplied by A.",
    implement: ({ lqr, add, multiply, transpose, solveLinear }) => ({
      lqr: (A, B, Q, R) => {
        const K = lqr(A, B, Q, R);
        let P = Q;
        for (let round = 0; round < 500; round++) {
          P = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, K)))));
        }
        const PB = multiply(P, B);
        const H = add(R, multiply(transpose(B), PB));
        return transpose(
          PB.map((column) =>
            solveLinear(
              H,
              column.map((x) => -x),
            ),
          ),
        );
      },
    }),
  },
];
