import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  concatenated: ({ conditionNumber }) => ({
    excitation: (data) => {
      const Z = [];
      for (const { state, action } of data) Z.push(action.concat(state)); // the order of columns plays no role
      return conditionNumber(Z);
    },
  }),
  "eigenvalues-of-the-gram-matrix": ({ multiply, transpose }) => ({
    excitation: (data) => {
      const Z = data.map(({ state, action }) => [...state, ...action]);
      const G = multiply(transpose(Z), Z);
      for (let sweep = 0; sweep < 50; sweep++) {
        for (let p = 0; p < G.length; p++) {
          for (let q = p + 1; q < G.length; q++) {
            const angle = 0.5 * Math.atan2(2 * G[p][q], G[q][q] - G[p][p]);
            const [c, s] = [Math.cos(angle), Math.sin(angle)];
            for (const row of G) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
            const [rowP, rowQ] = [[...G[p]], [...G[q]]];
            G[p] = rowP.map((x, j) => c * x - s * rowQ[j]);
            G[q] = rowP.map((x, j) => s * x + c * rowQ[j]);
          }
        }
      }
      const values = G.map((row, i) => Math.max(0, row[i]));
      return Math.sqrt(Math.max(...values) / Math.min(...values));
    },
  }),
});
