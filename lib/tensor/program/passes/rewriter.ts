import { Builder } from "../builder";
import type { Operation, Program, Value } from "../program";

/** Copies a program into a new one, operation by operation, so that a pass can write something else for some of them. */
export class Rewriter {
  readonly builder = new Builder();
  private readonly now = new Map<Value, Value>();
  private readonly makers = new Map<Value, Operation>();
  private readonly uses = new Map<Value, number>();

  constructor(private readonly program: Program) {
    for (const operation of program.operations) {
      operation.outputs.forEach((output) => this.makers.set(output, operation));
      operation.inputs.forEach((input) => this.uses.set(input, this.usesOf(input) + 1));
    }
    program.outputs.forEach((output) => this.uses.set(output, this.usesOf(output) + 1));
  }

  /** The operation of the given program that computes a value of it; undefined for inputs and constants. */
  makerOf(value: Value): Operation | undefined {
    return this.makers.get(value);
  }

  /** By how many inputs of operations, and results of the program, a value of the given program is used. */
  usesOf(value: Value): number {
    return this.uses.get(value) ?? 0;
  }

  /** What a value of the given program is in the new one. */
  nowOf(value: Value): Value {
    return this.now.get(value)!;
  }

  /** Writes an operation as it is. */
  copy({ kind, inputs, attributes, outputs: [output], site }: Operation): Value {
    const given = inputs.map((input) => this.nowOf(input));
    return this.builder.emit(kind, given, attributes, output.shape, output.dtype, site);
  }

  /** @param rewrite gives the value that an operation's result is from now on, or null to copy the operation */
  run(rewrite: (operation: Operation) => Value | null): Program {
    const { inputs, constants, operations, outputs } = this.program;
    const { builder, now } = this;
    for (const input of inputs) now.set(input, builder.newValue(input.shape, input.dtype));
    for (const [value, values] of constants)
      now.set(value, builder.constant(values, value.shape, value.dtype));
    for (const operation of operations)
      now.set(operation.outputs[0], rewrite(operation) ?? this.copy(operation));
    const [newInputs, newOutputs] = [inputs, outputs].map((values) =>
      values.map((value) => this.nowOf(value)),
    );
    return builder.finish(newInputs, newOutputs);
  }
}
