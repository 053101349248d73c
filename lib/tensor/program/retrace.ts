import type * as tf from "@tensorflow/tfjs";
import { CaptureError } from "./captureError";
import type { RecordedKernel, RecordedProgram, Value, Values } from "./program";
import { record } from "./recorder";

const cure = "Pass it in with the batch or the noise, or keep it in the state as a tensor.";

const show = (values: Values): string =>
  values.length <= 4
    ? Array.from(values, (x) => Number(x.toPrecision(7))).join(", ")
    : `${values.length} numbers`;

function sameValues(a: Values, b: Values): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i] || (Number.isNaN(x) && Number.isNaN(b[i])));
}

/** What an operation is called in a message: its kernel is close to the function's name. */
const nameOf = ({ kind }: RecordedKernel): string => kind.replace(/^_/, "");

/** Compares a recording, while it is made, with an earlier one of the same step. */
class Comparison {
  private readonly first: Map<Value, number>;
  private readonly second: Map<Value, number>;

  /** @param inputs of the second recording */
  constructor(
    private readonly recorded: RecordedProgram,
    inputs: readonly Value[],
    private readonly constants: RecordedProgram["constants"],
  ) {
    const { inputs: before, operations } = recorded;
    this.first = numbered([...before, ...operations.flatMap(({ outputs }) => outputs)]);
    this.second = numbered(inputs);
  }

  /** @param b an operation of the second recording @param a of the same place in the first @param site of b */
  checkOperation(a: RecordedKernel | undefined, b: RecordedKernel, site: () => Error): void {
    if (!a) throw otherPath(b, "only at the second call", site());
    const sameSizes = a.outputs.every(({ shape }, i) => shape.join() === b.outputs[i]?.shape.join());
    if (a.kind !== b.kind || a.inputs.length !== b.inputs.length || !sameSizes)
      throw otherPath(b, `where ${nameOf(a)} ran at the first`, site());
    const [before, after] = [JSON.stringify(a.attributes), JSON.stringify(b.attributes)];
    if (before !== after)
      throw new CaptureError(
        `an argument of ${nameOf(b)} changed from one call to the next, from ${before} to ${after}, and a replay would keep the first. ${cure}`,
        site(),
      );
    a.inputs.forEach((input, i) => this.checkInput(b, i, input, site));
    for (const output of b.outputs) this.second.set(output, this.second.size);
  }

  private checkInput(operation: RecordedKernel, i: number, a: Value, site: () => Error): void {
    const b = operation.inputs[i];
    const [before, after] = [this.recorded.constants.get(a), this.constants.get(b)];
    const input = `input ${i + 1} of ${nameOf(operation)}`;
    if (before && after && !sameValues(before, after)) throw changedConstant(input, before, after, site());
    if (Boolean(before) !== Boolean(after))
      throw new CaptureError(
        `${input} is a tensor from outside of the step, whose value a replay would freeze. ${cure}`,
        site(),
      );
    if (!before && this.first.get(a) !== this.second.get(b))
      throw otherPath(operation, "with other inputs than at the first call", site());
  }

  checkOutput(a: Value, b: Value): void {
    const [before, after] = [this.recorded.constants.get(a), this.constants.get(b)];
    const isSame = before && after ? sameValues(before, after) : this.first.get(a) === this.second.get(b);
    if (!isSame)
      throw new CaptureError(
        `a result of the step is not computed from its inputs, and changed from one call to the next. ${cure}`,
      );
  }
}

/** Numbers values in their order; constants have none, since they are compared by value. */
const numbered = (values: readonly Value[]): Map<Value, number> =>
  new Map(values.map((value, number) => [value, number]));

const otherPath = (operation: RecordedKernel, when: string, site?: Error): CaptureError =>
  new CaptureError(
    `the step took another path at its second call: ${nameOf(operation)} ran ${when}. A captured step must compute the same ` +
      "operations each time; choose by tf.where instead of if, and keep the shapes.",
    site,
  );

function changedConstant(input: string, before: Values, after: Values, site: Error): CaptureError {
  const advice =
    before.length > 1
      ? "Draw random numbers outside of the step and pass them in as noise."
      : "Pass a number that changes, such as a learning rate, in as a tensor, or keep it in the state.";
  return new CaptureError(
    `${input} is a constant that changed from one call to the next (${show(before)}, then ${show(after)}), and a replay would keep ` +
      `the first. ${advice}`,
    site,
  );
}

/**
 * Records a step once more, and makes sure that it is the same program with other inputs.
 * @throws CaptureError that names the operation that differs, where it was called and what to do; whatever `record` throws
 */
export function retrace(
  first: RecordedProgram,
  inputs: readonly tf.Tensor[],
  step: () => readonly tf.Tensor[],
): void {
  let comparison: Comparison | undefined;
  const second = record(inputs, step, {
    watch: ({ inputs: given, constants, operations }, site) => {
      comparison ??= new Comparison(first, given, constants);
      const i = operations.length - 1;
      comparison.checkOperation(first.operations[i], operations[i], site);
    },
  });
  comparison ??= new Comparison(first, second.inputs, second.constants);
  const missing = first.operations[second.operations.length];
  if (missing) {
    // Where it was called, only a further recording can tell, if it takes the first one's path.
    const again = record(inputs, step, { sites: true }).operations[second.operations.length];
    throw otherPath(missing, "only at the first call", again?.kind === missing.kind ? again.site : undefined);
  }
  first.outputs.forEach((output, i) => comparison!.checkOutput(output, second.outputs[i]));
}
