import type { DreamerMetrics, DreamerState } from "lib/agents/dreamer/state";
import { type StoredTensor } from "lib/data/safetensors";
import { type TensorTree } from "lib/tensor/records";
import { type BenchAgent } from "./agents/benchAgent";
import { type SizeName } from "./trainSize";

type Tensors = ReadonlyMap<string, StoredTensor>;

/** A step's state and metrics without those that PyTorch's side does not measure. */
export function comparedParts(
  { state, metrics }: { state: DreamerState; metrics: DreamerMetrics },
  { ownMetrics }: Pick<BenchAgent, "ownMetrics">,
): TensorTree {
  const names = Object.keys(metrics) as (keyof DreamerMetrics)[];
  const shared = names.filter((name) => !ownMetrics.includes(name));
  return { state, metrics: Object.fromEntries(shared.map((name) => [name, metrics[name]])) };
}

/** The result in which two implementations of a step differ most. */
export interface Difference {
  name: string;
  /** In units of how far the step moved that tensor, or of its size where it was not there before. */
  error: number;
}

/** Two float32 neighbours further, relative to the number: the subtraction of an update is rounded on either side. */
const rounding = 2 ** -22;

/**
 * By how much two implementations may differ. Where a unit lies so near to the kink of its ReLU that rounding decides on which side, its
 * gradient is there in one and not in the other: one such unit of 524,288 at "small" changes a gradient by 3.6e-4. Without such a unit
 * all agree to 1e-4, and they do at "tiny"; "large" has fifty times as many units.
 */
export const tolerances: Record<SizeName, number> = { tiny: 1e-4, small: 1e-3, medium: 1e-3, large: 2e-3 };

function length(values: ArrayLike<number>, from?: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - (from ? from[i] : 0)) ** 2;
  return Math.sqrt(squares);
}

function errorOf(got: StoredTensor["data"], expected: StoredTensor["data"], before?: StoredTensor["data"]) {
  const difference = length(got, expected);
  if (Number.isNaN(difference)) return Infinity;
  const excess = Math.max(0, difference - rounding * length(expected));
  return excess === 0 ? 0 : excess / length(expected, before);
}

/**
 * The largest relative difference, in the Euclidean norm of each tensor, between what a step gave and what it should have given. A norm and not
 * the largest entry, as single units at a kink may differ; of the change and not of the value, as an update is small beside its parameter.
 * @param before the state that both started from, by the names of the results
 * @throws RangeError if names or shapes differ
 */
export function compareSteps(before: Tensors, got: Tensors, expected: Tensors): Difference {
  let worst: Difference = { name: "nothing", error: 0 };
  const names = [...expected.keys()].sort().join(" ");
  if ([...got.keys()].sort().join(" ") !== names)
    throw new RangeError(
      `compareSteps: got must have the tensors ${names}, got ${[...got.keys()].join(" ")}`,
    );
  for (const [name, { data, shape }] of expected) {
    const other = got.get(name)!;
    if (other.shape.join() !== shape.join())
      throw new RangeError(`compareSteps: ${name} must have shape [${shape}], got [${other.shape}]`);
    const error = errorOf(other.data, data, before.get(name)?.data);
    if (error > worst.error) worst = { name, error };
  }
  return worst;
}
