import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "forgets-prior",
    hint: "Your table knows nothing of what was never observed. What does the robot believe there?",
    implement: ({ fitTabularWithPrior }) => ({
      fitTabularWithPrior: (data, prior) =>
        fitTabularWithPrior(
          data,
          prior.map((row) => row.map(() => 0)),
        ),
    }),
  },
  {
    id: "stays-where-unseen",
    hint: "Your table says that an action which was never observed leads nowhere. What does the robot believe there?",
    implement: ({ fitTabularWithPrior }) => ({
      fitTabularWithPrior: (data, prior) =>
        fitTabularWithPrior(
          data,
          prior.map((row, s) => row.map(() => s)),
        ),
    }),
  },
  {
    id: "prior-only",
    hint: "Your table is the prior: no observation has changed it. Do you return the table that you wrote on?",
    implement: () => ({ fitTabularWithPrior: (_data, prior) => prior.map((row) => [...row]) }),
  },
  {
    id: "averages-ids",
    hint: "A cell's number is a name, not a quantity: the mean of cell 2 and cell 10 is not a place between them. Which of several observations counts?",
    implement: ({ mean }) => ({
      fitTabularWithPrior: (data, prior) =>
        prior.map((row, s) =>
          row.map((next, a) => {
            const seen = data.filter(({ state, action }) => state === s && action === a);
            return seen.length === 0 ? next : mean(seen.map((move) => move.next));
          }),
        ),
    }),
  },
  {
    id: "averages-with-prior",
    hint: "A cell's number is a name, not a quantity: the mean of the prior's cell and the observed one is a third cell. What was observed is certain.",
    implement: ({ mean }) => ({
      fitTabularWithPrior: (data, prior) =>
        prior.map((row, s) =>
          row.map((next, a) => {
            const seen = data.filter(({ state, action }) => state === s && action === a);
            return mean([next, ...seen.map((move) => move.next)]);
          }),
        ),
    }),
  },
  {
    id: "earliest-wins",
    hint: "Where an action was observed more than once, you keep the first observation. The equation says which one counts.",
    implement: ({ fitTabularWithPrior }) => ({
      fitTabularWithPrior: (data, prior) => fitTabularWithPrior([...data].reverse(), prior),
    }),
  },
  {
    id: "most-frequent",
    hint: "You let the observations vote. The world is deterministic: if they differ, it has changed. Which one counts then?",
    implement: () => ({
      fitTabularWithPrior: (data, prior) =>
        prior.map((row, s) =>
          row.map((next, a) => {
            const seen = data.filter(({ state, action }) => state === s && action === a).map((m) => m.next);
            const votes = seen.map((to) => seen.filter((other) => other === to).length);
            return seen.length === 0 ? next : seen[votes.indexOf(Math.max(...votes))];
          }),
        ),
    }),
  },
  {
    id: "all-actions",
    hint: "One observation changes the whole row of its state. It tells about one action only.",
    implement: () => ({
      fitTabularWithPrior: (data, prior) => {
        const table = prior.map((row) => [...row]);
        for (const { state, next } of data) table[state] = table[state].map(() => next);
        return table;
      },
    }),
  },
];
