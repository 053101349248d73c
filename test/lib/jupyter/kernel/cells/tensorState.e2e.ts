import { Cells } from "../../../../support/cells";

jest.setTimeout(60_000);

describe("a training loop in TensorFlow.js", () => {
  let cells: Cells;
  const trainsAgain = async (): Promise<void> => {
    const run = await cells.run(
      "const before = steps; trainStep(); [steps - before, tf.memory().numTensors === tensors]",
    );
    expect(run.error).toBeUndefined();
    expect(run.result).toBe("[ 1, true ]");
  };

  beforeAll(async () => {
    cells = new Cells();
    const run = await cells.run(`import * as tf from "@tensorflow/tfjs";
      import { capture } from "lib/tensor/capture";
      const x = tf.randomNormal([16, 32]); const w = tf.variable(tf.randomNormal([32, 32]) as tf.Tensor2D);
      const optimizer = tf.train.sgd(1e-3); let steps = 0;
      const loss = () => tf.sum(tf.square(tf.matMul(x as tf.Tensor2D, w))) as tf.Scalar;
      function trainStep() { optimizer.minimize(loss); steps++; }
      trainStep(); const tensors = tf.memory().numTensors;`);
    expect(run.error).toBeUndefined();
  });
  afterAll(() => cells.dispose());

  it.each([
    ["in the cell", "while (true) trainStep();"],
    ["in the cell that awaits", "for (;;) { trainStep(); await tf.nextFrame(); }"],
    ["inside a gradient", "tf.variableGrads(() => { for (;;) loss(); })"],
    [
      "inside a gradient, where no loop of ours looks",
      'tf.variableGrads(() => { new Function("f", "for (;;) f()")(loss); return loss(); })',
    ],
    ["while a step is captured", "capture((a: tf.Tensor) => { for (;;) tf.square(a); })(x)"],
    [
      "while a step is captured, where no loop of ours looks",
      'capture((a: tf.Tensor) => { new Function("f", "for (;;) f()")(() => tf.square(a)); return a; })(x)',
    ],
  ])("can be interrupted %s, and trains on without a lost tensor", async (_name, code) => {
    const run = await cells.interrupt(code, 300);
    expect(run.error).toBe("KeyboardInterrupt: The cell was interrupted.");
    await trainsAgain();
  });
});
