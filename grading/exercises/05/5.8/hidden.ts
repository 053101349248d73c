import type { Rng } from "lib/core/rng";
import { chanceWithin, episodesUntil } from "lib/tabular/chanceWithin";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** A walk of random actions. */
interface Walk {
  next: number[][];
  start: number;
  goal: number;
  steps: number;
}

function randomWalk(rng: Rng): Walk {
  const [S, A] = [3 + rng.integer(6), 2 + rng.integer(3)];
  const next = Array.from({ length: S }, () => Array.from({ length: A }, () => rng.integer(S)));
  const [start, goal] = rng.shuffle(next.map((_, s) => s));
  return { next, start, goal, steps: 1 + rng.integer(8) };
}

/** Compares chances. */
async function compare({ call }: CheckContext, walks: Walk[]): Promise<void> {
  const argumentsOf = ({ next, start, goal, steps }: Walk) => [next, start, goal, steps];
  for await (const [walk, got] of eachAnswer(call, "chanceWithin", walks, argumentsOf))
    expect(got).toBeNear(chanceWithin(walk.next, walk.start, walk.goal, walk.steps), {
      name: "the chance",
    });
}

/** A row of cells. */
const line = (n: number) => Array.from({ length: n }, (_, s) => [Math.max(0, s - 1), Math.min(n - 1, s + 1)]);

export const hidden: Check[] = [
  {
    id: "random-walks",
    title: "it is the chance to have been at the goal, for any number of states and actions",
    points: 1,
    run: (context) =>
      compare(
        context,
        Array.from({ length: 14 }, () => randomWalk(context.rng)),
      ),
  },
  {
    id: "edges",
    title: "at the goal it is 1, without steps elsewhere 0, and who arrived has arrived",
    points: 0.75,
    async run(context) {
      const away = [[1, 1], [0, 0]]; // prettier-ignore
      await compare(context, [
        { next: line(3), start: 2, goal: 2, steps: 0 },
        { next: line(3), start: 2, goal: 2, steps: 5 },
        { next: line(3), start: 0, goal: 2, steps: 0 },
        { next: away, start: 0, goal: 1, steps: 2 }, // at the goal after one step, and away again
      ]);
    },
  },
  {
    id: "simulated",
    title: "3,000 random walks arrive as often, within five standard errors",
    points: 0.5,
    async run({ call, rng }) {
      const [next, n, steps] = [line(5), 3000, 16];
      const arrivals = Array.from({ length: n }, () => {
        let s = 0;
        for (let k = 0; k < steps && s !== 4; k++) s = next[s][rng.integer(2)];
        return Number(s === 4);
      });
      const share = arrivals.reduce((a, b) => a + b) / n;
      const got = await call("chanceWithin", next, 0, 4, steps);
      const error = Math.sqrt((share * (1 - share)) / n);
      expect(got).toBeNear(share, { name: "the chance", tolerance: 5 * error, scale: 1 });
    },
  },
  {
    id: "random-episodes",
    title: "the episodes are the fewest whole ones that are enough",
    points: 0.5,
    async run({ call, rng }) {
      const cases = Array.from({ length: 14 }, () => ({
        chance: 10 ** (-4 * rng.uniform()) * 0.9,
        confidence: 0.05 + 0.94 * rng.uniform(),
      }));
      const asked = eachAnswer(call, "episodesUntil", cases, (one) => [one.chance, one.confidence]);
      for await (const [{ chance, confidence }, got] of asked)
        expect(got).toBeNear(episodesUntil(chance, confidence), { name: "the episodes", scale: 1 });
    },
  },
];
