import type { DoorAndBridgeVariant } from "lib/envs/grids/doorAndBridge";
import type { LoopTask } from "lib/modelLearning/loopTask";
import type { Call } from "../exercise";
import { expect } from "../matchers";

/** The measures of a student's own Door & Bridge. */
export function mapVariant(variant: number): Required<DoorAndBridgeVariant> {
  const digit = (place: number, base: number) => Math.floor(variant / place) % base;
  const toBridge = 1 + digit(6, 3);
  return {
    mirrored: digit(1, 2) === 1,
    toDoor: 2 + digit(2, 3),
    toBridge,
    toDetour: toBridge + 2 + digit(18, 3),
  };
}

/** Door & Bridge in its shortest form: three ways from start to goal, of which each can be passed or not. */
const ways = ["door", "bridge", "detour"] as const;
type Way = (typeof ways)[number];

/** Which ways can be passed, or are believed to. */
type Passable = Record<Way, boolean>;

/** What a walk shows of a way. */
interface Walk {
  way: Way;
  passable: boolean;
}

const steps = { door: 6, bridge: 10, detour: 16 };
const world: Passable = { door: false, bridge: true, detour: true };
const plan: Passable = { door: true, bridge: false, detour: true };

/** COST of a way: its steps, or all 40 of an episode where it ends before the goal. */
const costIn = (where: Passable, { take }: { take: Way }) => (where[take] ? steps[take] : 40);

/** Door & Bridge with the ways for moves: the expert knows the bridge, a model is what is believed of each way, and a policy
 *  takes one way. Real costs are those of the map: half and half 40, 10, 10, … */
export const threeWays: LoopTask<Passable, { take: Way }, Walk> = {
  expertData: [{ way: "bridge", passable: true }],
  fit(batches) {
    const believed = { ...plan };
    const data = batches.flatMap((batch) => (batch.weight > 0 ? batch.data : []));
    for (const { way, passable } of data) believed[way] = passable;
    return believed;
  },
  plan: (model) => ({ take: ways.find((way) => model[way]) ?? "detour" }),
  execute: ({ take }) => [{ way: take, passable: world[take] }],
  imagine: (model, { take }) => [{ way: take, passable: model[take] }],
  realCost: (policy) => costIn(world, policy),
  promisedCost: costIn,
  loss: (model, data) =>
    data.filter(({ way, passable }) => model[way] !== passable).length / (data.length || 1),
};

/** One transition, of which only matters whose it is. */
interface Owned {
  expert: boolean;
  number: number;
}

/** A task whose models say how much of the loss is the expert's: half of it, if all is right, of thirty transitions beside the
 *  learner's two in each round. */
export const scales: LoopTask<number, number, Owned> = {
  expertData: Array.from({ length: 30 }, (_, number) => ({ expert: true, number })),
  fit(batches) {
    const full = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
    const total = full.reduce((sum, { weight }) => sum + weight, 0);
    const shareOf = ({ data }: { data: readonly Owned[] }) =>
      data.filter(({ expert }) => expert).length / data.length;
    return full.reduce((sum, batch) => sum + (batch.weight / total) * shareOf(batch), 0);
  },
  plan: (model) => model,
  execute: (_policy, i) => [2 * i, 2 * i + 1].map((number) => ({ expert: false, number })),
  imagine: (_model, _policy, i) => [2 * i, 2 * i + 1].map((number) => ({ expert: false, number })),
  realCost: (policy) => policy,
  promisedCost: (_model, policy) => policy,
  loss: () => 0,
};

/** Costs that depend on the kind of data and the seed alone: J/J* of one round, or a policy's in each round. */
export type CostTable = Record<string, Record<number, number[]>>;

/** Looks a run up. A run that is not in the table costs nothing in any round. */
export function lookUp(table: CostTable, kind: string, seed: number): number[] {
  const known = Object.hasOwn(table, kind) ? table[kind] : {};
  return Object.hasOwn(known, seed) ? known[seed] : [0, 0, 0];
}

/** Runs that a student's function may ask for, of each kind with each seed. */
export interface Runs<Kind extends string, Run> {
  kinds: readonly Kind[];
  seeds: number[];
  run(kind: Kind, seed: number): Run;
}

/** Hands the runs to a student's function.
 *  @throws expect's error unless it asks for each kind once with each of the seeds, and for nothing else */
export async function expectEachRunOnce<Kind extends string, Run>(
  call: Call,
  name: string,
  { kinds, seeds, run }: Runs<Kind, Run>,
): Promise<void> {
  const asked: string[] = [];
  await call(name, (kind: Kind, seed: number) => (asked.push(`${kind} ${seed}`), run(kind, seed)), seeds);
  const counts = kinds.map((kind) =>
    seeds.map((seed) => asked.filter((one) => one === `${kind} ${seed}`).length),
  );
  const once = counts.map((row) => row.map(() => 1));
  expect(counts).toBeNear(once, { name: "the number of runs of each kind with each seed" });
  expect(asked.length).toBeNear(kinds.length * seeds.length, { name: "the number of all runs" });
}
