import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "lookup-by-key": () => ({
    fitTabularWithPrior: (data, prior) => {
      const seen = new Map(data.map(({ state, action, next }) => [`${state},${action}`, next]));
      return prior.map((row, s) => row.map((next, a) => seen.get(`${s},${a}`) ?? next));
    },
  }),
  "search-from-the-end": () => ({
    fitTabularWithPrior: (data, prior) => {
      const latestFirst = [...data].reverse();
      return prior.map((row, s) =>
        row.map((next, a) => {
          const seen = latestFirst.find((move) => move.state === s && move.action === a);
          return seen === undefined ? next : seen.next;
        }),
      );
    },
  }),
  "copies-move-by-move": () => ({
    fitTabularWithPrior: (data, prior) =>
      data.reduce<number[][]>(
        (table, move) =>
          table.map((row, s) =>
            row.map((next, a) => (s === move.state && a === move.action ? move.next : next)),
          ),
        prior.map((row) => row.slice()),
      ),
  }),
});
