import { capture } from "lib/tensor/capture";
import type { EngineName } from "lib/tensor/engines/engine";
import { disposeTree, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { has, needs } from "../../support/needs";

type State = { w: tf.Tensor2D; steps: tf.Scalar };

/** A gradient step on a least-squares problem. */
function fit(state: State, x: tf.Tensor2D, y: tf.Tensor2D): { state: State; loss: tf.Scalar } {
  const { value, gradients } = valueAndGradients(
    ({ w }) => tf.mean(tf.square(tf.sub(tf.matMul(x, w), y))) as tf.Scalar,
    { w: state.w },
  );
  const w = tf.sub(state.w, tf.mul(gradients.w, 0.1)) as tf.Tensor2D;
  return { state: { w, steps: tf.add(state.steps, 1) as tf.Scalar }, loss: value };
}

const start = (): State => ({ w: tf.tensor2d([[0.5], [-1], [2]]), steps: tf.scalar(0) });
const data = (rows = 4): [tf.Tensor2D, tf.Tensor2D] => [
  tf.tensor2d(
    Array.from({ length: rows * 3 }, (_, i) => Math.sin(i)),
    [rows, 3],
  ),
  tf.tensor2d(
    Array.from({ length: rows }, (_, i) => i % 3),
    [rows, 1],
  ),
];

const numbers = (x: tf.Tensor): number[] => Array.from(x.dataSync());

beforeAll(() => tf.ready());

/** What holds whatever runs the step. */
function testCapture(engine: EngineName): void {
  it("computes what the step computes, call after call, and owns nothing of the caller's", () => {
    const before = tf.memory().numTensors;
    const train = capture(fit, { engine });
    const [x, y] = data();
    let [captured, plain] = [start(), start()];
    for (let call = 0; call < 6; call++) {
      const [a, b] = [train(captured, x, y), tf.tidy(() => fit(plain, x, y))];
      numbers(a.loss).forEach((loss, i) => expect(loss).toBeCloseTo(numbers(b.loss)[i], 6));
      expect(numbers(captured.w)).toHaveLength(3); // still the caller's
      disposeTree(captured, plain, a.loss, b.loss);
      [captured, plain] = [a.state, b.state];
    }
    numbers(captured.w).forEach((w, i) => expect(w).toBeCloseTo(numbers(plain.w)[i], 5));
    expect(numbers(captured.steps)).toEqual([6]);
    disposeTree(captured, plain, x, y);
    train.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("tells inputs apart that share their data at first, as clones do", () => {
    const f = capture((a: tf.Tensor, b: tf.Tensor) => tf.sub(a, b), { engine });
    tf.tidy(() => {
      for (let call = 0; call < 2; call++) {
        const x = tf.tensor1d([1, 2]);
        expect(numbers(f(x, tf.clone(x)))).toEqual([0, 0]);
        expect(numbers(f(x, x))).toEqual([0, 0]);
      }
      expect(numbers(f(tf.tensor1d([5, 6]), tf.tensor1d([1, 1])))).toEqual([4, 5]);
    });
    f.dispose();
  });

  it("returns new tensors also where the step returns an input, a constant, or one tensor twice", () => {
    const f = capture(
      (x: tf.Tensor) => {
        const y = tf.square(x);
        return { x, y, again: y, view: tf.reshape(x, [2, 1]), constant: tf.tensor1d([7, 8]) };
      },
      { engine },
    );
    const before = tf.memory().numTensors;
    for (let call = 0; call < 4; call++) {
      const x = tf.tensor1d([3, 4]);
      const result = f(x);
      x.dispose();
      expect(Object.values(result).map(numbers)).toEqual([
        [3, 4],
        [9, 16],
        [9, 16],
        [3, 4],
        [7, 8],
      ]);
      expect(result.view.shape).toEqual([2, 1]);
      disposeTree(result);
    }
    f.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
}

/** What holds where an engine replays the step. */
function testReplay(engine: EngineName): void {
  it("traces the step at two calls for each new shape, and only replays it from then on", () => {
    let runs = 0;
    const f = capture((x: tf.Tensor) => (runs++, tf.mul(x, 2)), { engine, name: "double", verify: false });
    const call = (length: number): number[] => tf.tidy(() => numbers(f(tf.range(0, length))));
    for (let i = 0; i < 5; i++) expect(call(3)).toEqual([0, 2, 4]);
    expect(runs).toBe(2);
    for (let i = 0; i < 5; i++) expect(call(2)).toEqual([0, 2]);
    expect(call(3)).toEqual([0, 2, 4]);
    expect(runs).toBe(4);
    expect(f.report().programs).toHaveLength(2);
  });

  it("forgets the shapes that were not used for longest", () => {
    let runs = 0;
    const f = capture((x: tf.Tensor) => (runs++, tf.mul(x, 2)), { engine, shapes: 2, verify: false });
    const call = (length: number): void => tf.tidy(() => void f(tf.range(0, length)));
    for (const length of [1, 1, 2, 2, 1, 3, 3]) call(length); // 2 goes
    expect(runs).toBe(6);
    call(1);
    expect(runs).toBe(6);
    call(2);
    expect(runs).toBe(7);
    f.dispose();
  });

  it("computes nothing while it traces: what the step sees has a shape but no values", () => {
    const backends = new Set<string>();
    const kept: tf.Tensor[] = [];
    const f = capture(
      (x: tf.Tensor) => {
        backends.add(tf.getBackend());
        kept.push(tf.keep(tf.square(x)));
        return tf.neg(x);
      },
      { engine, verify: false },
    );
    const [x, eager] = [tf.tensor1d([1, 2]), tf.getBackend()];
    tf.dispose([f(x), f(x)]);
    expect([...backends]).toEqual(["trace"]);
    expect(tf.getBackend()).toBe(eager);
    expect(kept.map(({ shape }) => shape)).toEqual([[2], [2]]);
    expect(() => kept[0].dataSync()).toThrow(/has no values: return it among the step's results/);
    tf.dispose([kept, x]);
    f.dispose();
  });

  it("compares the replay with the eager step at the second call where that is cheap or asked for", () => {
    const x = tf.ones([64, 64]);
    const verified = (verify: boolean | undefined, products: number): boolean[] => {
      const step = (a: tf.Tensor): tf.Tensor => {
        for (let i = 0; i < products; i++) a = tf.tanh(tf.matMul(a, a));
        return a;
      };
      const f = capture(step, { engine, verify });
      const seen = [1, 2, 3].map(() => (f(x).dispose(), f.report().programs[0].verified));
      expect(f.report().programs[0].largestError === null).toBe(!seen[2]);
      f.dispose();
      return seen;
    };
    expect(verified(undefined, 1)).toEqual([false, true, true]);
    expect(verified(false, 1)).toEqual([false, false, false]);
    x.dispose();
  });

  it("refuses a replay that differs from the eager step", () => {
    const f = capture((x: tf.Tensor) => tf.mul(x, tf.getBackend() === "trace" ? 2 : 3), { engine });
    const x = tf.tensor1d([1, 2]);
    f(x).dispose();
    const before = tf.memory().numTensors;
    expect(() => f(x)).toThrow(/the replay by the engine .* differs from the eager result in .* by 0\.33/);
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
    f.dispose();
  });

  it("refuses a shape that an operation cannot take, as the eager step does", () => {
    const wrong: Record<string, (x: tf.Tensor) => tf.Tensor> = {
      add: (x) => tf.add(x, tf.ones([3])),
      matMul: (x) => tf.matMul(x, x),
      reshape: (x) => tf.reshape(x, [5]),
      concat: (x) => tf.concat([x, tf.ones([2, 3])], 0),
      slice: (x) => tf.slice(x, [0, 1], [4, 2]),
    };
    const x = tf.ones([4, 2]);
    for (const [name, step] of Object.entries(wrong)) {
      expect(() => step(x)).toThrow();
      expect(() => capture(step, { engine, name })(x)).toThrow(`capture: ${name}: `);
    }
    x.dispose();
  });

  it("sees a number of the caller's that changed between the calls, although each call traces alone", () => {
    let rate = 0.5;
    const f = capture((x: tf.Tensor) => tf.mul(x, rate), { engine });
    const x = tf.tensor1d([2]);
    f(x).dispose();
    rate = 0.25;
    expect(() => f(x)).toThrow(/a constant that changed from one call to the next \(0\.5, then 0\.25\)/);
    x.dispose();
  });

  it("refuses a number that changes, and says where it is and what to do", () => {
    let rate = 0.1;
    const descend = capture(
      function descend(w: tf.Tensor) {
        rate *= 0.9;
        return tf.sub(w, tf.mul(w, rate));
      },
      { engine },
    );
    const w = tf.tensor1d([1, 2]);
    descend(w).dispose();
    const before = tf.memory().numTensors;
    const again = (): unknown => descend(w);
    expect(again).toThrow(
      /^capture: descend: input 2 of Multiply is a constant that changed .* \(0\.09, then 0\.081\)/,
    );
    expect(again).toThrow(/learning rate, in as a tensor/);
    expect(again).toThrow(expect.objectContaining({ stack: expect.stringContaining("capture.test.ts") }));
    expect(tf.memory().numTensors).toBe(before);
  });

  it("says where an operation was that has no other side, in either call or in the engine", () => {
    const x = tf.tensor1d([1, 2]);
    let calls = 0;
    const steps = {
      /** Ran only at the first call: the third takes the first one's path again, which tells where. */
      leaves: (v: tf.Tensor) => (calls++ % 2 ? tf.neg(v) : tf.exp(tf.neg(v))),
      lacks: (v: tf.Tensor) => tf.topk(v, 1).values,
    };
    for (const [name, step] of Object.entries(steps)) {
      const f = capture(step, { engine, name });
      const twice = (): unknown => [f(x), f(x)];
      const stack = expect.stringMatching(/ops\/(exp|topk)\.ts[^]*?capture\.test\.ts[^]*recorder\.ts/);
      expect(twice).toThrow(expect.objectContaining({ stack }));
    }
    x.dispose();
  });

  it("refuses what a replay would freeze", () => {
    const x = tf.tensor1d([1, 2]);
    const twice = (step: (x: tf.Tensor) => tf.Tensor) => () => {
      const f = capture(step, { engine, name: "step" });
      f(x);
      f(x);
    };
    let calls = 0;
    const variable = tf.variable(tf.scalar(3), true, `scale of ${engine}`);
    expect(twice((v) => tf.mul(v, tf.randomNormal([2])))).toThrow(/Draw random numbers outside of the step/);
    expect(twice((v) => tf.mul(v, variable))).toThrow(/the variable "scale of .* part of the state/);
    expect(twice((v) => (calls++ % 2 ? tf.exp(v) : tf.log(v)))).toThrow(
      /another path at its second call: Exp ran where Log ran/,
    );
    expect(twice((v) => (calls++ % 2 ? tf.neg(v) : tf.neg(tf.neg(v))))).toThrow(
      /another path at its second call: Neg ran only at the first/,
    );
    expect(twice((v) => tf.clipByValue(v, 0, calls++))).toThrow(/an argument of ClipByValue changed/);
    expect(twice((v) => tf.mul(v, numbers(v)[0]))).toThrow(
      /reads a tensor's values on the host, by dataSync/,
    );
    expect(twice((v) => (void v.data(), tf.neg(v)))).toThrow(/on the host, by data\(\)/);
    expect(twice(() => tf.scalar(calls++))).toThrow(/a result of the step is not computed from its inputs/);
    expect(twice((async (v: tf.Tensor) => v) as unknown as (v: tf.Tensor) => tf.Tensor)).toThrow(
      /must not be asynchronous/,
    );
    const before = tf.memory().numTensors;
    expect(twice((v) => (void v.data(), tf.neg(v)))).toThrow();
    expect(tf.memory().numTensors).toBe(before);
    expect(twice((v) => tf.topk(v, 1).values)).toThrow(/has no operation TopK: .* engine: "eager"/);
  });

  it("leaves TensorFlow.js as it was when a step throws", () => {
    const f = capture(
      (x: tf.Tensor) => {
        tf.exp(x);
        throw new RangeError("not today");
      },
      { engine, name: "step" },
    );
    const x = tf.tensor1d([1, 2]);
    const before = tf.memory().numTensors;
    expect(() => f(x)).toThrow(new RangeError("capture: step: not today"));
    expect(tf.memory().numTensors).toBe(before);
    expect(numbers(x)).toEqual([1, 2]);
  });

  it("rejects what is no record of tensors, by its name", () => {
    const f = capture((x: { a: tf.Tensor }) => x.a, { engine });
    const wrong = { a: 3 } as unknown as { a: tf.Tensor };
    expect(() => f(wrong)).toThrow(/\[0\]\.a must be a tensor or a record or list of tensors, got number/);
  });
}

describe("capture, eager", () => testCapture("eager"));
for (const engine of ["tensorflow", "onnx"] as const)
  needs(engine, () =>
    describe(`capture, ${engine}`, () => {
      testCapture(engine);
      testReplay(engine);
    }),
  );

describe("capture", () => {
  it("refuses a step whose results are not tensors, by their name", () => {
    const step = (x: tf.Tensor) => ({ loss: x, steps: 3 }) as unknown as { loss: tf.Tensor };
    const f = capture(step, { engine: "eager" });
    expect(() => f(tf.scalar(1))).toThrow(
      /^steps must be a tensor or a record or list of tensors, got number/,
    );
  });

  it("says which engine is missing and how to get it", () => {
    for (const engine of (["tensorflow", "onnx"] as const).filter((name) => !has(name)))
      expect(() => capture((x: tf.Tensor) => x, { engine })).toThrow(/is not installed here\. Run: npm/);
  });
});
