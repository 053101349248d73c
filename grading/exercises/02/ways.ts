import type { LoopTask } from "lib/modelLearning/loopTask";
import { flag, type Kind, oneOf, recordOf } from "../../checks/granted/kinds";
import { grantTask } from "./grantTask";

/** Which ways from start to goal can be passed, or are believed to. */
type Passable<Way extends string> = Record<Way, boolean>;

/** What a walk shows of a way. */
interface Walk<Way extends string> {
  way: Way;
  passable: boolean;
}

/** What a task of ways is about. */
interface Ways<Way extends string> {
  /** From the shortest to the longest. */
  steps: Record<Way, number>;
  world: Passable<Way>;
  /** What is believed before anybody has walked. */
  plan: Passable<Way>;
  /** The way that the expert takes. */
  expert: Way;
}

type WaysTask<Way extends string> = LoopTask<Passable<Way>, { take: Way }, Walk<Way>>;

/** Ways for moves: a model is what is believed of each way, and a policy takes one way. Whoever takes one that ends before the goal
 *  pays for all 40 steps of an episode. */
function waysTask<Way extends string>({ steps, world, plan, expert }: Ways<Way>): WaysTask<Way> {
  const ways = Object.keys(steps) as Way[];
  const costIn = (where: Passable<Way>, { take }: { take: Way }) => (where[take] ? steps[take] : 40);
  const each = Object.fromEntries(ways.map((way) => [way, flag])) as Record<Way, Kind<boolean>>;
  const way = oneOf(ways);
  const task: WaysTask<Way> = {
    expertData: [{ way: expert, passable: world[expert] }],
    fit(batches) {
      const believed = { ...plan };
      const data = batches.flatMap((batch) => (batch.weight > 0 ? batch.data : []));
      for (const seen of data) believed[seen.way] = seen.passable;
      return believed;
    },
    plan: (model) => ({ take: ways.find((name) => model[name]) ?? (ways.at(-1) as Way) }),
    execute: ({ take }) => [{ way: take, passable: world[take] }],
    imagine: (model, { take }) => [{ way: take, passable: model[take] }],
    realCost: (policy) => costIn(world, policy),
    promisedCost: costIn,
    loss: (model, data) =>
      data.filter((seen) => model[seen.way] !== seen.passable).length / (data.length || 1),
  };
  return grantTask(task, {
    model: recordOf<Passable<Way>>(each),
    policy: recordOf({ take: way }),
    datum: recordOf<Walk<Way>>({ way, passable: flag }),
  });
}

/** Door & Bridge in its shortest form, with the costs of the map: half and half 40, 10, 10, … */
export const threeWays = waysTask<"door" | "bridge" | "detour">({
  steps: { door: 6, bridge: 10, detour: 16 },
  world: { door: false, bridge: true, detour: true },
  plan: { door: true, bridge: false, detour: true },
  expert: "bridge",
});

/** Gates that are believed to be open, of which all but the last are locked, and a long road that the expert takes. The policy of
 *  each round, if it is the newest, finds out about one gate: with three locked ones 40, 40, 40, 9, 9, …
 *  @param locked How many gates are locked, 1 or more. */
export function gatesTask(locked: number): WaysTask<string> {
  const gates = Array.from({ length: locked + 1 }, (_, i) => `gate ${i + 1}`);
  const open = (isOpen: (i: number) => boolean) =>
    Object.fromEntries([...gates.map((gate, i) => [gate, isOpen(i)]), ["road", true]]) as Passable<string>;
  const steps = Object.fromEntries([...gates.map((gate, i) => [gate, 3 + 2 * i]), ["road", 30]]);
  return waysTask<string>({
    steps,
    world: open((i) => i === locked),
    plan: open(() => true),
    expert: "road",
  });
}
