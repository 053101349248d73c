import type { DoorAndBridgeVariant } from "lib/envs/grids/doorAndBridge";
import type { Call } from "../../checks/exercise";
import { expect } from "../../checks/matchers";
import { grantRun } from "./grantRun";

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
  const noting = grantRun(kinds, (kind, seed) => (asked.push(`${kind} ${seed}`), run(kind, seed)));
  await call(name, noting, seeds);
  const counts = kinds.map((kind) =>
    seeds.map((seed) => asked.filter((one) => one === `${kind} ${seed}`).length),
  );
  const once = counts.map((row) => row.map(() => 1));
  expect(counts).toBeNear(once, { name: "the number of runs of each kind with each seed" });
  expect(asked.length).toBeNear(kinds.length * seeds.length, { name: "the number of all runs" });
}
