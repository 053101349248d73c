import { CaptureError } from "./captureError";
import type { RecordedKernel, RecordedProgram, Value, Values } from "./program";

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

/** Compares two recordings of one step, and tells the first difference. */
class Comparison {
  private readonly ordinals: [Map<Value, number>, Map<Value, number>];

  constructor(
    private readonly first: RecordedProgram,
    private readonly second: RecordedProgram,
  ) {
    this.ordinals = [numberValues(first), numberValues(second)];
  }

  check(): void {
    const [a, b] = [this.first.operations, this.second.operations];
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      if (!a[i] || !b[i])
        this.refusePath(a[i] ?? b[i], a[i] ? "only at the first call" : "only at the second call");
      this.checkOperation(a[i], b[i]);
    }
    this.first.outputs.forEach((output, i) => this.checkOutput(output, this.second.outputs[i]));
  }

  private refusePath(operation: RecordedKernel, when: string): never {
    throw new CaptureError(
      `the step took another path at its second call: ${nameOf(operation)} ran ${when}. A captured step must compute the same ` +
        "operations each time; choose by tf.where instead of if, and keep the shapes.",
      operation.site,
    );
  }

  private checkOperation(a: RecordedKernel, b: RecordedKernel): void {
    const sameSizes = a.outputs.every(({ shape }, i) => shape.join() === b.outputs[i]?.shape.join());
    if (a.kind !== b.kind || a.inputs.length !== b.inputs.length || !sameSizes)
      this.refusePath(b, `where ${nameOf(a)} ran at the first`);
    const [before, after] = [JSON.stringify(a.attributes), JSON.stringify(b.attributes)];
    if (before !== after)
      throw new CaptureError(
        `an argument of ${nameOf(b)} changed from one call to the next, from ${before} to ${after}, and a replay would keep the first. ${cure}`,
        b.site,
      );
    a.inputs.forEach((input, i) => this.checkInput(b, i, input, b.inputs[i]));
  }

  private checkInput(operation: RecordedKernel, i: number, a: Value, b: Value): void {
    const [before, after] = [this.first.constants.get(a), this.second.constants.get(b)];
    if (before && after && !sameValues(before, after)) this.refuseConstant(operation, i, before, after);
    if (Boolean(before) !== Boolean(after)) this.refuseOutside(operation, i);
    if (!before && this.ordinals[0].get(a) !== this.ordinals[1].get(b))
      this.refusePath(operation, "with other inputs than at the first call");
  }

  private refuseConstant(operation: RecordedKernel, i: number, before: Values, after: Values): never {
    const advice =
      before.length > 1
        ? "Draw random numbers outside of the step and pass them in as noise."
        : "Pass a number that changes, such as a learning rate, in as a tensor, or keep it in the state.";
    throw new CaptureError(
      `input ${i + 1} of ${nameOf(operation)} is a constant that changed from one call to the next (${show(before)}, then ` +
        `${show(after)}), and a replay would keep the first. ${advice}`,
      operation.site,
    );
  }

  private refuseOutside(operation: RecordedKernel, i: number): never {
    throw new CaptureError(
      `input ${i + 1} of ${nameOf(operation)} is a tensor from outside of the step, whose value a replay would freeze. ${cure}`,
      operation.site,
    );
  }

  private checkOutput(a: Value, b: Value): void {
    const [before, after] = [this.first.constants.get(a), this.second.constants.get(b)];
    const isSame =
      before && after ? sameValues(before, after) : this.ordinals[0].get(a) === this.ordinals[1].get(b);
    if (!isSame)
      throw new CaptureError(
        `a result of the step is not computed from its inputs, and changed from one call to the next. ${cure}`,
      );
  }
}

/** Numbers inputs and results in their order; constants have none, since they are compared by value. */
function numberValues({ inputs, operations }: RecordedProgram): Map<Value, number> {
  const numbers = new Map<Value, number>();
  for (const value of [...inputs, ...operations.flatMap(({ outputs }) => outputs)])
    numbers.set(value, numbers.size);
  return numbers;
}

/**
 * Makes sure that two recordings of one step, at two calls with different inputs, are the same program.
 * @throws CaptureError that names the operation that differs, where it was called and what to do
 */
export function compareRecordings(first: RecordedProgram, second: RecordedProgram): void {
  new Comparison(first, second).check();
}
