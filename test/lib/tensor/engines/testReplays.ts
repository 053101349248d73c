import { Rng } from "lib/core/rng";
import { capture } from "lib/tensor/capture";
import type { EngineName } from "lib/tensor/engines/engine";
import * as tf from "lib/tensor/tf";
import { convolutionCases, operationCases, type OperationCase } from "./operationCases";

const rng = new Rng("operations");

function inputsOf({ shapes, draw = (x) => x }: OperationCase): tf.Tensor[] {
  return shapes.map((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return tf.tensor(
      Float32Array.from({ length: size }, () => draw(rng.normal())),
      shape,
    );
  });
}

/** The operation's results and, where there are any, its gradients by all inputs, of which some weigh more than others. */
function withGradients({
  compute,
  shapes,
  by = shapes.map((_, i) => i),
}: OperationCase): (inputs: tf.Tensor[]) => tf.Tensor[] {
  const results = (inputs: tf.Tensor[]): tf.Tensor[] => [compute(...inputs)].flat();
  const loss = (...inputs: tf.Tensor[]): tf.Scalar =>
    tf.addN(
      results(inputs).map((x) => {
        const weights = tf.reshape(tf.range(1, x.size + 1), x.shape);
        return tf.sum(tf.mul(tf.cast(x, "float32"), tf.div(weights, x.size)));
      }),
    ) as tf.Scalar;
  return (inputs) => {
    const lossBy = (...some: tf.Tensor[]): tf.Scalar =>
      loss(...inputs.map((input, i) => (by.includes(i) ? some[by.indexOf(i)] : input)));
    return [...results(inputs), ...(by.length > 0 ? tf.grads(lossBy)(by.map((i) => inputs[i])) : [])];
  };
}

function relativeError(got: tf.Tensor, expected: tf.Tensor): number {
  const [a, b] = [got, expected].map((x) => Array.from(x.dataSync()));
  const scale = b.reduce((most, x) => Math.max(most, Math.abs(x)), 0.05);
  return a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0) / scale;
}

const cases = [...operationCases, ...convolutionCases];

/** Declares a test for each operation: what an engine replays is what the step gives eagerly. */
export function testReplays(
  backend: tf.EagerBackend,
  engine: EngineName,
  errorOf: (one: OperationCase) => number = () => 2e-5,
): void {
  beforeAll(() => tf.useBackend(backend));

  it.each(cases.map((one) => [one.name, one] as const))("%s, with its gradients", (_name, one) => {
    const f = withGradients(one);
    const captured = capture(f, { engine, verify: true, tolerance: Math.max(1e-4, errorOf(one)) });
    const before = tf.memory().numTensors;
    for (let call = 0; call < 3; call++) {
      const inputs = inputsOf(one);
      const [got, expected] = [captured(inputs), tf.tidy(() => f(inputs))];
      expect(got.map(({ shape, dtype }) => [shape, dtype])).toEqual(
        expected.map(({ shape, dtype }) => [shape, dtype]),
      );
      got.forEach((tensor, i) => expect(relativeError(tensor, expected[i])).toBeLessThan(errorOf(one)));
      tf.dispose([inputs, got, expected]);
    }
    expect(captured.report().programs.length).toBe(1);
    captured.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
}
