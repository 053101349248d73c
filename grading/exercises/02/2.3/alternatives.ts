import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "stacked-least-squares": ({ multiply, transpose, solveLinear }) => ({
    fitLinearRidge: (batches, lambda, { A, B }) => {
      const W0 = A.map((row, i) => [...row, ...B[i]]);
      const rows: number[][] = []; // √w [x u], then √λ I
      const targets: number[][] = []; // √w x′, then √λ W₀ᵀ
      for (const { weight, data } of batches) {
        const root = Math.sqrt(weight / data.length);
        for (const { state, action, next } of data) {
          rows.push([...state, ...action].map((z) => root * z));
          targets.push(next.map((x) => root * x));
        }
      }
      for (let j = 0; j < W0[0].length; j++) {
        rows.push(W0[0].map((_, i) => (i === j ? Math.sqrt(lambda) : 0)));
        targets.push(W0.map((row) => Math.sqrt(lambda) * row[j]));
      }
      const gram = multiply(transpose(rows), rows);
      const W = transpose(multiply(transpose(rows), targets)).map((row) => solveLinear(gram, row));
      return { A: W.map((row) => row.slice(0, A.length)), B: W.map((row) => row.slice(A.length)) };
    },
  }),
  "conjugate-gradients": ({ dot }) => ({
    fitLinearRidge: (batches, lambda, { A, B }) => {
      const fitRow = (w0: number[], k: number) => {
        const gradient = (w: number[], slope: number) => {
          const total = w.map((x, j) => lambda * (x - slope * w0[j]));
          for (const { weight, data } of batches) {
            for (const { state, action, next } of data) {
              const z = [...state, ...action];
              const error = (weight / data.length) * (dot(w, z) - slope * next[k]);
              z.forEach((x, j) => (total[j] += error * x));
            }
          }
          return total;
        };
        let w = [...w0];
        let rest = gradient(w, 1).map((g) => -g);
        let direction = rest;
        for (let step = 0; step < 60 && dot(rest, rest) > 1e-26; step++) {
          const along = gradient(direction, 0);
          const length = dot(rest, rest) / dot(direction, along);
          w = w.map((x, j) => x + length * direction[j]);
          const next = rest.map((r, j) => r - length * along[j]);
          const keep = dot(next, next) / dot(rest, rest);
          direction = next.map((r, j) => r + keep * direction[j]);
          rest = next;
        }
        return w;
      };
      const W = A.map((row, k) => fitRow([...row, ...B[k]], k));
      return { A: W.map((row) => row.slice(0, A.length)), B: W.map((row) => row.slice(A.length)) };
    },
  }),
  "matrices-of-means": ({ multiply, transpose, add, solveLinear }) => ({
    fitLinearRidge: (batches, lambda, { A, B }) => {
      const W0 = A.map((row, i) => [...row, ...B[i]]);
      let G = W0[0].map((_, i) => W0[0].map((__, j) => (i === j ? lambda : 0)));
      let H = W0.map((row) => row.map((x) => lambda * x));
      for (const { weight, data } of batches.filter((batch) => batch.data.length > 0)) {
        const Z = data.map(({ state, action }) => [...state, ...action]);
        const weighed = Z.map((z) => z.map((x) => (weight / data.length) * x));
        G = add(G, multiply(transpose(weighed), Z));
        H = add(H, multiply(transpose(data.map(({ next }) => [...next])), weighed));
      }
      const W = H.map((row) => solveLinear(G, row));
      return { A: W.map((row) => row.slice(0, A.length)), B: W.map((row) => row.slice(A.length)) };
    },
  }),
});
