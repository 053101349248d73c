import * as tf from "lib/tensor/tf";
import { callOurs } from "grading/checks/callOurs";
import { describeValue } from "grading/checks/describeValue";
import { asMatrix, expect as expectStudent } from "grading/checks/matchers";
import { plain, tensor } from "grading/checks/numbers";
import { sameValue } from "grading/checks/sameValue";
import { TensorData } from "grading/sandbox/channel/tensorData";
import { localStudent } from "grading/selfCheck/localStudent";

const messageOf = (run: () => void): string => {
  try {
    run();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("a tensor as a check has it", () => {
  it("is made of numbers and gives them back", () => {
    const rows = [[1, 2, 3], [4, 5, 6]]; // prettier-ignore
    expect(tensor(rows)).toMatchObject({ dtype: "float32", shape: [2, 3] });
    expect(plain(tensor(rows))).toEqual(rows);
    expect(plain(tensor(7, "int32"))).toBe(7);
    expect(tensor(7, "int32").data).toEqual(Int32Array.of(7));
    expect(() => tensor([[1], [2, 3]])).toThrow("arrays of equal lengths");
    expect(() => tensor([1, [2]])).toThrow("arrays of equal lengths");
  });

  it("is near numbers of its shape, and near a tensor alone where a tensor is asked for", () => {
    const near = (got: unknown, expected: never) => messageOf(() => expectStudent(got).toBeNear(expected));
    expect(near(tensor([[1, 2]]), [[1, 2]] as never)).toBe("");
    expect(near(tensor(1), 1 as never)).toBe("");
    expect(near(tensor(1), tensor(1) as never)).toBe("");
    expect(near(1, tensor(1) as never)).toBe("the answer must be a tensor of shape [], got 1");
    expect(near(tensor([1, 2]), tensor([[1, 2]]) as never)).toBe(
      "the answer must be a tensor of shape [1, 2], got a tensor of shape [2]",
    );
    expect(near(tensor([NaN]), [1] as never)).toBe("the answer[0] must be 1, got NaN");
    expect(near({ w: tensor([1]) }, { w: [2] } as never)).toMatch(/^the answer\.w\[0\] must be 2, got 1/);
    expect(messageOf(() => expectStudent(tensor([1, 2])).toHoldNumbers([2]))).toBe("");
    expect(messageOf(() => expectStudent(tensor([1, 2])).toHoldNumbers([3]))).toBe(
      "the answer must be an array of length 3, got an array of length 2",
    );
    expect(asMatrix(tensor([[1, 2]]), 1, 2, "m")).toEqual([[1, 2]]);
  });

  it("is described with its shape and compared by its numbers", () => {
    expect(describeValue({ loss: tensor(0.5), w: tensor([[1, 2]]) })).toBe(
      "{ loss: tensor [] 0.5, w: tensor [1, 2] [[1, 2]] }",
    );
    expect(sameValue(tensor([1, 2]), tensor([1, 2 + 1e-7]))).toBe(true);
    expect(sameValue(tensor([1, 2]), tensor([1, 3]))).toBe(false);
    expect(sameValue(tensor([1, 2]), tensor([[1, 2]]))).toBe(false);
  });
});

describe("calls with tensors", () => {
  beforeAll(() => tf.ready());
  let before = 0;
  beforeEach(() => void (before = tf.memory().numTensors));

  const double = (x: tf.Tensor): tf.Tensor => tf.mul(x, 2);

  it("get tensors, give data and leave none", async () => {
    expect(callOurs(double as never, tensor([1, 2]))).toEqual(tensor([2, 4]));
    const later = async (x: tf.Tensor): Promise<object> => ({ y: [double(x), x] });
    expect(await callOurs(later as never, tensor(3))).toEqual({ y: [tensor(6), tensor(3)] });
    const compared = (x: tf.Tensor): tf.Tensor => tf.greater(x, 1);
    expect(callOurs(compared as never, tensor([1, 2]))).toEqual(tensor([0, 1], "bool"));
    expect(tf.memory().numTensors).toBe(before);
  });

  it("take a record that looks like a tensor for what it is", () => {
    const record = { dataId: {}, dtype: "float32", shape: [1], isDisposed: false };
    expect(callOurs(((x: object) => x) as never, record)).toEqual(record);
  });

  it("go through functions among the arguments, both ways", () => {
    const asked: unknown[] = [];
    const model = (x: unknown): unknown => (asked.push(x), tensor([10]));
    const ask = (f: (x: tf.Tensor) => tf.Tensor): tf.Tensor => tf.tidy(() => tf.add(f(tf.tensor1d([1])), 1));
    expect(callOurs(ask as never, model)).toEqual(tensor([11]));
    expect(asked).toEqual([new TensorData("float32", [1], Float32Array.of(1))]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("of a notebook's functions are as in the sandbox: copies, and a word on what stays behind", async () => {
    const student = localStudent({
      tidy: (x: tf.Tensor) => tf.tidy(() => tf.square(double(x))),
      untidy: (x: tf.Tensor) => tf.square(double(x)),
      spoils: (x: tf.Tensor) => x.dispose(),
    });
    expect(await student.call("tidy", tensor(3))).toEqual(tensor(36));
    expect(student.left?.()).toBeUndefined();
    expect(tf.memory().numTensors).toBe(before);
    expect(await student.call("untidy", tensor(3))).toEqual(tensor(36));
    expect(student.left?.()).toMatch(/^untidy leaves one tensor in memory at each call/);
    await expect(student.call("spoils", tensor(3))).rejects.toThrow("changed its first argument");
  });

  it("keep what a function has kept of earlier calls", async () => {
    const kept = tf.keep(tf.scalar(1));
    const student = localStudent({ cached: () => kept });
    expect(await student.call("cached")).toEqual(tensor(1));
    expect(await student.call("cached")).toEqual(tensor(1));
    kept.dispose();
  });
});
