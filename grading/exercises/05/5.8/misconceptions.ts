import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

type Next = readonly (readonly number[])[];

/** Chances whose steps are made otherwise. */
const walking =
  (_given: Reference05) =>
  (
    step: (before: number[], after: readonly number[], isGoal: boolean) => number,
  ): Pick<Reference05, "chanceWithin"> => ({
    chanceWithin: (next: Next, start: number, goal: number, steps: number): number => {
      let chance = next.map((_, s) => (s === goal ? 1 : 0) as number);
      for (let k = 0; k < steps; k++) {
        const before = chance;
        chance = next.map((after, s) => step(before, after, s === goal));
      }
      return chance[start];
    },
  });

export const misconceptions = misconceptions05({ walking })({
  "leaves-the-goal": {
    hint: "Yours is the chance to stand at the goal after exactly so many steps. Who was there and left has arrived as well: what is the chance at the goal itself?",
    implement: ({ walking, mean }) => walking((before, after) => mean(after.map((to) => before[to]))),
  },
  "best-action": {
    hint: "You take the best action in each state. Chance does not know it: what does it do?",
    implement: ({ walking }) =>
      walking((before, after, isGoal) => (isGoal ? 1 : Math.max(...after.map((to) => before[to])))),
  },
  "summed-over-actions": {
    hint: "You add up over the actions. Only one of them is taken: how likely is each?",
    implement: ({ walking, sum }) =>
      walking((before, after, isGoal) => (isGoal ? 1 : sum(after.map((to) => before[to])))),
  },
  "worst-action": {
    hint: "You take the worst action in each state. Chance takes each alike.",
    implement: ({ walking }) =>
      walking((before, after, isGoal) => (isGoal ? 1 : Math.min(...after.map((to) => before[to])))),
  },
  "a-step-too-many": {
    hint: "You take a step too many. Without steps, only who stands at the goal is there.",
    implement: ({ withArguments }) =>
      withArguments("chanceWithin", (next, start, goal, steps) => [next, start, goal, steps + 1]),
  },
  "a-step-too-few": {
    hint: "You take a step too few. After one action, who stands next to the goal may be there.",
    implement: ({ withArguments }) =>
      withArguments("chanceWithin", (next, start, goal, steps) => [
        next,
        start,
        goal,
        Math.max(0, steps - 1),
      ]),
  },
  "start-and-goal-exchanged": {
    hint: "You go from the goal to the start. Ways are not always the same back.",
    implement: ({ withArguments }) =>
      withArguments("chanceWithin", (next, start, goal, steps) => [next, goal, start, steps]),
  },
  "straight-way-alone": {
    hint: "You count the shortest way alone. Whoever steps aside and has time left may still arrive.",
    implement: ({ chanceWithin }) => ({
      chanceWithin: (next, start, goal, steps) => {
        for (let k = 0; k <= steps; k++) {
          const chance = chanceWithin(next, start, goal, k);
          if (chance > 0) return chance;
        }
        return 0;
      },
    }),
  },
  "chance-to-fail": {
    hint: "Yours is the chance not to arrive.",
    implement: ({ withResult }) => withResult("chanceWithin", (chance) => 1 - chance),
  },
  "every-state": {
    hint: "You return the chances of all states. The one of the start is asked for.",
    implement: ({ chanceWithin }) => ({
      chanceWithin: ((next: Next, _start: number, goal: number, steps: number) =>
        next.map((_, s) => chanceWithin(next, s, goal, steps))) as unknown as Reference05["chanceWithin"],
    }),
  },
  "one-over-the-chance": {
    hint: "1 / chance is how many episodes it takes on average. After that many, a third of all agents have still seen nothing: what is the chance to see nothing in n episodes?",
    implement: () => ({ episodesUntil: (chance) => Math.ceil(1 / chance) }),
  },
  "chances-added": {
    hint: "You add up chances, as if n episodes had n times the chance of one. With enough of them that would be more than 1.",
    implement: () => ({ episodesUntil: (chance, confidence) => Math.ceil(confidence / chance) }),
  },
  "rounded-down": {
    hint: "You round down: that many episodes are not quite enough.",
    implement: ({ withResult }) => withResult("episodesUntil", (episodes) => episodes - 1),
  },
  "not-rounded": {
    hint: "Episodes are whole. How many are the fewest that are enough?",
    implement: () => ({
      episodesUntil: (chance, confidence) => Math.log1p(-confidence) / Math.log1p(-chance),
    }),
  },
  "confidence-for-its-rest": {
    hint: "Your logarithm is of the confidence. Which chance falls from episode to episode, and to what must it fall?",
    implement: () => ({
      episodesUntil: (chance, confidence) => Math.ceil(Math.log(confidence) / Math.log1p(-chance)),
    }),
  },
  "fraction-inverted": {
    hint: "Your fraction stands on its head: rare things are seen sooner.",
    implement: () => ({
      episodesUntil: (chance, confidence) => Math.ceil(Math.log1p(-chance) / Math.log1p(-confidence)),
    }),
  },
});
