import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "pair-by-pair": ({ followTheLeader, solveLinear }) => ({
    regretLine3: (rounds, lambda) => {
      const M = followTheLeader(rounds, lambda);
      const [T, F] = [rounds[0].targets[0].length, rounds[0].features[0].length];
      const S = Array.from({ length: F }, (_, j) =>
        Array.from({ length: F }, (__, k) => +(j === k) * lambda),
      );
      const line: number[] = [];
      let total = 0;
      for (let i = 0; i < rounds.length; i++) {
        const { features, targets } = rounds[i];
        const G = Array.from({ length: T }, () => Array.from({ length: F }, () => 0));
        for (let n = 0; n < features.length; n++) {
          for (let j = 0; j < F; j++) {
            for (let k = 0; k < F; k++) S[j][k] += (features[n][j] * features[n][k]) / features.length;
          }
          for (let t = 0; t < T; t++) {
            let error = -targets[n][t];
            for (let j = 0; j < F; j++) error += M[i][t][j] * features[n][j];
            for (let j = 0; j < F; j++) G[t][j] += (2 * error * features[n][j]) / features.length;
          }
        }
        for (const row of G) {
          const x = solveLinear(S, row);
          for (let j = 0; j < F; j++) total += (row[j] * x[j]) / 2;
        }
        line.push(total);
      }
      return line;
    },
  }),
  "by-the-lines": ({ followTheLeader, hindsightLoss, regretLine1, regretLine2 }) => ({
    averageRegret: (rounds, lambda) => {
      const M = followTheLeader(rounds, lambda);
      const [line1, line2] = [regretLine1(rounds, lambda), regretLine2(rounds, lambda)];
      return rounds.map((_, i) => {
        const best = hindsightLoss(rounds.slice(0, i + 1), lambda, M[i + 1]);
        return (line2[i] - (best - line1[i])) / (i + 1);
      });
    },
  }),
  "by-the-leaders-move": ({ followTheLeader, multiply, transpose, add, scale, identity, dot, sum }) => ({
    regretLine2: (rounds, lambda) => {
      // ℓ(X) − ℓ(Y) = mean (X − Y)φ · ((X + Y)φ − 2y)
      const M = followTheLeader(rounds, lambda);
      let total = 0;
      return rounds.map(({ features, targets }, i) => {
        features.forEach((phi, n) =>
          M[i].forEach((row, t) => {
            const [now, then] = [dot(row, phi), dot(M[i + 1][t], phi)];
            total += ((now - then) * (now + then - 2 * targets[n][t])) / features.length;
          }),
        );
        return total;
      });
    },
    regretLine3: (rounds, lambda) => {
      // Mᵢ − Mᵢ₊₁ = ½ Gᵢ Sᵢ⁻¹
      const M = followTheLeader(rounds, lambda);
      let S = scale(lambda, identity(rounds[0].features[0].length));
      let total = 0;
      return rounds.map(({ features }, i) => {
        S = add(S, scale(1 / features.length, multiply(transpose(features), features)));
        const moves = M[i].map((row, t) => row.map((x, j) => x - M[i + 1][t][j]));
        return (total += 2 * sum(multiply(moves, S).map((row, t) => dot(row, moves[t]))));
      });
    },
  }),
  "hindsight-from-sums": ({ followTheLeader, roundLoss, dot, sum }) => ({
    averageRegret: (rounds, lambda) => {
      // at the minimum, λ‖M‖² + Σ mean ‖y − Mφ‖² = Σ mean y · (y − Mφ)
      const M = followTheLeader(rounds, lambda);
      let [paid, squares] = [0, 0];
      const products = M[0].map((row) => row.map(() => 0));
      return rounds.map((round, i) => {
        const { features, targets } = round;
        paid += roundLoss(round, M[i]);
        targets.forEach((y, n) => {
          squares += dot(y, y) / targets.length;
          y.forEach((value, t) =>
            features[n].forEach((x, j) => (products[t][j] += (value * x) / targets.length)),
          );
        });
        const best = squares - sum(products.map((row, t) => dot(row, M[i + 1][t])));
        return (paid - best) / (i + 1);
      });
    },
  }),
});
