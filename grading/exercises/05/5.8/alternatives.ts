import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "where-one-may-be": () => ({
    chanceWithin: (next, start, goal, steps) => {
      let here = next.map((_, s) => Number(s === start));
      for (let k = 0; k < steps; k++) {
        const then = next.map(() => 0);
        here.forEach((mass, s) => {
          if (s === goal) then[s] += mass;
          else for (const to of next[s]) then[to] += mass / next[s].length;
        });
        here = then;
      }
      return here[goal];
    },
    episodesUntil: (chance, confidence) => {
      if (chance === 0) return Infinity;
      return chance === 1 ? 1 : Math.ceil(Math.log(1 - confidence) / Math.log(1 - chance));
    },
  }),
  "by-recursion": ({ mean }) => {
    const within = (next: readonly (readonly number[])[], s: number, goal: number, steps: number): number => {
      if (s === goal) return 1;
      return steps === 0 ? 0 : mean(next[s].map((to) => within(next, to, goal, steps - 1)));
    };
    // sixteen steps in a line are 2¹⁶ walks: they are remembered
    const known = new Map<string, number>();
    const remembered = (
      next: readonly (readonly number[])[],
      s: number,
      goal: number,
      steps: number,
    ): number => {
      if (steps <= 6) return within(next, s, goal, steps);
      if (s === goal) return 1;
      const key = JSON.stringify([next, s, goal, steps]);
      const found = known.get(key) ?? mean(next[s].map((to) => remembered(next, to, goal, steps - 1)));
      known.set(key, found);
      return found;
    };
    return {
      chanceWithin: remembered,
      episodesUntil: (chance, confidence) => {
        let [episodes, missed] = [0, 1];
        while (1 - missed < confidence) [episodes, missed] = [episodes + 1, missed * (1 - chance)];
        return episodes;
      },
    };
  },
});
