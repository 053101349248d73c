import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "a-loop": () => ({
    drawMixed: (own, expert, count, share, uniform) => {
      const items = [];
      for (let i = 0; i < count; i++) {
        if (uniform() < share) items.push(expert[Math.floor(uniform() * expert.length)]);
        else items.push(own[Math.floor(uniform() * own.length)]);
      }
      return items;
    },
  }),
  "numbers-first": () => ({
    drawMixed: (own, expert, count, share, uniform) => {
      const numbers = Array.from({ length: 2 * count }, () => uniform());
      return numbers.flatMap((first, i) => {
        if (i % 2 === 1) return [];
        const second = numbers[i + 1];
        return [
          first < share ? expert[Math.trunc(second * expert.length)] : own[Math.trunc(second * own.length)],
        ];
      });
    },
  }),
  "one-by-one": () => ({
    drawMixed: <T>(
      own: readonly T[],
      expert: readonly T[],
      count: number,
      share: number,
      uniform: () => number,
    ) => {
      const one = (): T => {
        const stores = [own, expert];
        const store = stores[Number(uniform() < share)];
        return store[(uniform() * store.length) | 0];
      };
      const some = (left: number): T[] => (left === 0 ? [] : [one(), ...some(left - 1)]);
      return some(count);
    },
  }),
});
