import { Builder } from "./builder";
import { lowerings } from "./lowerings/all";
import type { Program, RecordedProgram, Value } from "./program";
import { UnmappedOperation } from "./unmappedOperation";

/**
 * Writes a recorded program in primitives, of which there are fewer than kernels and which say all axes, shapes and paddings in full.
 * What is computed twice is computed once, and what no result needs is left out.
 * @throws UnmappedOperation for a kernel without a lowering
 */
export function lower(recorded: RecordedProgram): Program {
  const builder = new Builder();
  const lowered = new Map<Value, Value>();
  const inputs = recorded.inputs.map((input) => {
    const value = builder.newValue(input.shape, input.dtype);
    lowered.set(input, value);
    return value;
  });
  for (const [value, values] of recorded.constants)
    lowered.set(value, builder.constant(values, value.shape, value.dtype));
  for (const operation of recorded.operations) {
    const rule = lowerings[operation.kind];
    if (!rule) throw new UnmappedOperation(operation, "a captured step");
    const given = { ...operation, inputs: operation.inputs.map((input) => lowered.get(input)!) };
    const results = [rule(builder, given)].flat();
    operation.outputs.forEach((output, i) => lowered.set(output, results[i]));
  }
  return builder.finish(
    inputs,
    recorded.outputs.map((output) => lowered.get(output)!),
  );
}
