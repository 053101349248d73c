import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** The table whose cells are chosen from what was seen of each state and action, in order, and from what the prior believes. */
const tableOf =
  () =>
  (choose: (seen: number[], believed: number) => number): Partial<Reference02> => ({
    fitTabularWithPrior: (data, prior) =>
      prior.map((row, s) =>
        row.map((believed, a) => {
          const moves = data.filter(({ state, action }) => state === s && action === a);
          return choose(
            moves.map(({ next }) => next),
            believed,
          );
        }),
      ),
  });

export const misconceptions = misconceptions02({ tableOf })({
  "forgets-prior": {
    hint: "Your table knows nothing of what was never observed. What does the robot believe there?",
    implement: ({ withArguments }) =>
      withArguments("fitTabularWithPrior", (data, prior) => [data, prior.map((row) => row.map(() => 0))]),
  },
  "stays-where-unseen": {
    hint: "Your table says that an action which was never observed leads nowhere. What does the robot believe there?",
    implement: ({ withArguments }) =>
      withArguments("fitTabularWithPrior", (data, prior) => [data, prior.map((row, s) => row.map(() => s))]),
  },
  "prior-only": {
    hint: "Your table is the prior: no observation has changed it. Do you return the table that you wrote on?",
    implement: ({ tableOf }) => tableOf((_seen, believed) => believed),
  },
  "averages-ids": {
    hint: "A cell's number is a name, not a quantity: the mean of cell 2 and cell 10 is not a place between them. Which of several observations counts?",
    implement: ({ tableOf, mean }) =>
      tableOf((seen, believed) => (seen.length === 0 ? believed : mean(seen))),
  },
  "averages-with-prior": {
    hint: "A cell's number is a name, not a quantity: the mean of the prior's cell and the observed one is a third cell. What was observed is certain.",
    implement: ({ tableOf, mean }) => tableOf((seen, believed) => mean([believed, ...seen])),
  },
  "earliest-wins": {
    hint: "Where an action was observed more than once, you keep the first observation. The equation says which one counts.",
    implement: ({ tableOf }) => tableOf(([first], believed) => first ?? believed),
  },
  "most-frequent": {
    hint: "You let the observations vote. The world is deterministic: if they differ, it has changed. Which one counts then?",
    implement: ({ tableOf }) =>
      tableOf((seen, believed) => {
        const votes = seen.map((to) => seen.filter((other) => other === to).length);
        return seen.length === 0 ? believed : seen[votes.indexOf(Math.max(...votes))];
      }),
  },
  "all-actions": {
    hint: "One observation changes the whole row of its state. It tells about one action only.",
    implement: () => ({
      fitTabularWithPrior: (data, prior) => {
        const table = prior.map((row) => [...row]);
        for (const { state, next } of data) table[state] = table[state].map(() => next);
        return table;
      },
    }),
  },
});
