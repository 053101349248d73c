import { type Kind, NotAccepted, Place, valuesAtMost } from "grading/checks/granted/kinds";
import { tensorEndingIn, tensorOf } from "grading/checks/granted/tensorOf";
import { tensor } from "grading/checks/numbers";
import { TensorData } from "grading/sandbox/channel/tensorData";

/** What a kind makes of a value, or its sentence. */
function read(kind: Kind<TensorData>, value: unknown): TensorData | string {
  try {
    return kind.read(value, Place.argument("x"));
  } catch (error) {
    if (error instanceof NotAccepted) return error.message;
    throw error;
  }
}

const rows = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore

describe("tensorOf", () => {
  it("takes a tensor of its shape, null for any length, as a copy", () => {
    const got = read(tensorOf([null, 3]), rows) as TensorData;
    expect(got).toEqual(rows);
    expect(got.data).not.toBe(rows.data);
    expect(read(tensorOf([2, 3]), rows)).toEqual(rows);
    expect(read(tensorOf([]), tensor(7))).toEqual(tensor(7));
  });

  it.each([
    [tensor([1, 2, 3]), "got tensor [3] [1, 2, 3]"],
    [tensor([[1, 2]]), "got tensor [1, 2] [[1, 2]]"],
    [[[1, 2, 3]], "got [[1, 2, 3]]"],
    [undefined, "got nothing (undefined)"],
    [{ dtype: "float32", shape: [1, 3], data: [1, 2, 3] }, 'got { dtype: "float32", shape: [1, 3], data: ['],
    [new TensorData("float32", [2, 3], new Float32Array(3)), "got tensor [2, 3]"],
  ])("refuses other things in one sentence (%#)", (value, came) => {
    expect(read(tensorOf([null, 3]), value)).toContain(`x must be a tensor of shape [any, 3], ${came}`);
  });

  it("refuses numbers that are not finite, and more than one question may hold", () => {
    expect(read(tensorOf([2]), tensor([1, NaN]))).toBe("x must be a tensor of finite numbers, got NaN");
    const many = new TensorData("float32", [valuesAtMost + 1], new Float32Array(valuesAtMost + 1));
    expect(read(tensorOf([null]), many)).toMatch(`makes more than the ${valuesAtMost} values`);
  });
});

describe("tensorEndingIn", () => {
  it("takes any axes before the last ones", () => {
    for (const shape of [[3], [2, 3], [4, 2, 3]])
      expect(read(tensorEndingIn([3]), tensorOfZeros(shape))).toEqual(tensorOfZeros(shape));
    expect(read(tensorEndingIn([3]), tensor([[1, 2]]))).toBe(
      "x must be a tensor of shape [..., 3], got tensor [1, 2] [[1, 2]]",
    );
    expect(read(tensorEndingIn([3]), tensor(1))).toContain("got tensor [] 1");
  });
});

const tensorOfZeros = (shape: number[]): TensorData =>
  new TensorData("float32", shape, new Float32Array(shape.reduce((size, n) => size * n, 1)));
