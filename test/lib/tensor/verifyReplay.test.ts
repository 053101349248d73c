import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Replay } from "lib/tensor/engines/engine";
import { Verifications } from "lib/tensor/engines/verifications";
import { type TensorTree } from "lib/tensor/records";
import { verifyReplay } from "lib/tensor/verifyReplay";
import * as tf from "lib/tensor/tf";

let folder: string;
beforeAll(() => tf.ready());
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "verify-replay-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A replay that multiplies by a number, of a step that multiplies by two; and how often the step ran. */
function attempt(factor: number, key: string | null) {
  let runs = 0;
  const replay: Replay = { key, run: ([x]) => [tf.mul(x, factor)], dispose: () => undefined };
  const runEagerly = ([x]: readonly TensorTree[]): TensorTree => (runs++, tf.mul(x as tf.Tensor, 2));
  const verify = (again = false): number => {
    const x = tf.tensor1d([1, 2]);
    const verification = { engine: "onnx", tolerance: 1e-4, again } as const;
    try {
      return verifyReplay(runEagerly, replay, [x], verification, new Verifications(folder));
    } finally {
      x.dispose();
    }
  };
  return { verify, runs: () => runs };
}

describe("verifyReplay", () => {
  it("compares a program once, at whichever start, and again where it is asked to", () => {
    const before = tf.memory().numTensors;
    const factor = 2 * (1 + 2 ** -20);
    const first = attempt(factor, "a");
    expect(first.verify()).toBeCloseTo(2 ** -20, 8);
    const second = attempt(factor, "a");
    expect(second.verify()).toBe(first.verify());
    expect([first.runs(), second.runs()]).toEqual([1, 0]);
    second.verify(true);
    expect(second.runs()).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("compares a small program, which has no key, each time", () => {
    const small = attempt(2, null);
    small.verify();
    small.verify();
    expect(small.runs()).toBe(2);
  });

  it("allows for a unit at the kink of its ReLU that rounding moves to the other side", () => {
    const at = (x: tf.Tensor, kink: number): tf.Tensor => tf.step(tf.sub(x, kink));
    const numbers = Array.from({ length: 1000 }, (_, i) => 1 + (i - 500) * 2 ** -22);
    const x = tf.tensor1d(numbers);
    const replay: Replay = { key: null, run: () => [at(x, 1 + 2 ** -22)], dispose: () => undefined };
    const runEagerly = ([given]: readonly TensorTree[]): TensorTree => at(given as tf.Tensor, 1);
    const verification = { engine: "onnx", tolerance: 1e-4, again: false } as const;
    expect(verifyReplay(runEagerly, replay, [x], verification)).toBeCloseTo(1 / Math.sqrt(499), 4);
    x.dispose();
  });

  it("refuses what differs, and does not keep it", () => {
    const wrong = attempt(3, "a");
    for (let i = 0; i < 2; i++)
      expect(() => wrong.verify()).toThrow(/differs from the eager result .* by 0\.5/);
  });
});
