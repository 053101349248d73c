import { HeldUp, patiently } from "grading/release/patiently";
import { record } from "lib/tensor/program/recorder";
import * as tf from "lib/tensor/tf";

const forever = (): never => {
  for (;;);
};

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

beforeAll(() => tf.ready());

describe("patiently", () => {
  it("gives what a function returns, and throws what it throws", () => {
    expect(patiently(() => 3, 1000)).toBe(3);
    const refuse = () => {
      throw new RangeError("no");
    };
    expect(() => patiently(refuse, 1000)).toThrow(new RangeError("no"));
  });

  it("ends what takes longer, inside a gradient too, and the engine of tensors is as before", () => {
    expect(() => patiently(forever, 20)).toThrow(/timed out/);
    expect(() => patiently(() => tf.grad(forever)(tf.scalar(1)), 50)).toThrow(/timed out/);
    expect(
      tf
        .grad((x: tf.Tensor) => tf.square(x))(tf.scalar(3))
        .arraySync(),
    ).toBe(6);
  });

  it("tells what had no time of its own from what used it", () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const waits = () => Atomics.wait(cell, 0, 0, 300);
    // Node's own threads may work meanwhile.
    const held = Array.from({ length: 10 }, () => errorOf(() => patiently(waits, 100)));
    expect(held.some((error) => error instanceof HeldUp)).toBe(true);
    // On a busy machine most of these have no time of their own either.
    const errors = Array.from({ length: 50 }, () => errorOf(() => patiently(forever, 20)));
    expect(errors.some((error) => !(error instanceof HeldUp))).toBe(true);
  });

  it("ends the recording of a step, and tensors are computed as before", () => {
    const backend = tf.getBackend();
    expect(() => patiently(() => record([], forever), 50)).toThrow(/timed out/);
    expect(tf.getBackend()).toBe(backend);
    expect(Object.keys(tf.engine())).not.toContain("runKernel");
    expect(tf.add(1, 2).arraySync()).toBe(3);
  });

  it("does at once what a function asks for by setImmediate, also where that fails or never ends", () => {
    const done: string[] = [];
    const ask = () => {
      setImmediate(() => forever());
      setImmediate(() => {
        throw new Error("no");
      });
      setImmediate((word: string) => done.push(word), "done");
      return "asked";
    };
    const { setImmediate: before } = globalThis;
    expect(patiently(ask, 20)).toBe("asked");
    expect(done).toEqual(["done"]);
    expect(globalThis.setImmediate).toBe(before);
  });
});
