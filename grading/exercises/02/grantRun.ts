import { argument, grant } from "../../checks/granted/grant";
import { among, integer, oneOf } from "../../checks/granted/kinds";

/** An experiment for a student's code: `run(kind, seed)` for these kinds and any seed.
 *  @param seeds Only these, where a run takes time. */
export function grantRun<Kind extends string, Run>(
  kinds: readonly Kind[],
  run: (kind: Kind, seed: number) => Run,
  seeds?: readonly number[],
): (kind: Kind, seed: number) => Run {
  const seed = seeds ? among(() => seeds, `one of the seeds ${seeds.join(", ")}`) : integer(-1e9, 1e9);
  return grant("run", [argument("kind", oneOf(kinds)), argument("seed", seed)], run);
}
