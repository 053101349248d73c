import { type StoredTensor } from "lib/data/safetensors";
import { compareSteps } from "./compareSteps";

const tensor = (...data: number[]): StoredTensor => ({
  dtype: "float32",
  shape: [data.length],
  data: Float32Array.from(data),
});

const tensors = (record: Record<string, StoredTensor>) => new Map(Object.entries(record));

describe("compareSteps", () => {
  const before = tensors({ p: tensor(1, 2) });
  const expected = tensors({ p: tensor(1.5, 2), loss: tensor(10) });

  it("measures in units of the change, or of the value where there was none before", () => {
    const parameter = compareSteps(before, tensors({ p: tensor(1.5, 2.25), loss: tensor(10) }), expected);
    expect(parameter.name).toBe("p");
    expect(parameter.error).toBeCloseTo(0.25 / 0.5, 5);
    const loss = compareSteps(before, tensors({ p: tensor(1.5, 2), loss: tensor(11) }), expected);
    expect(loss.name).toBe("loss");
    expect(loss.error).toBeCloseTo(0.1, 5);
  });

  it("is 0 for what differs by rounding only, and infinite for what is not a number", () => {
    const rounded = tensors({ p: tensor(1.5 + 2 ** -24, 2), loss: tensor(10) });
    expect(compareSteps(before, rounded, expected).error).toBe(0);
    const broken = tensors({ p: tensor(1.5, NaN), loss: tensor(10) });
    expect(compareSteps(before, broken, expected)).toEqual({ name: "p", error: Infinity });
  });

  it("refuses other names and shapes", () => {
    expect(() => compareSteps(before, tensors({ p: tensor(1, 2) }), expected)).toThrow(
      "got must have the tensors loss p, got p",
    );
    const longer = tensors({ p: tensor(1, 2, 3), loss: tensor(10) });
    expect(() => compareSteps(before, longer, expected)).toThrow("p must have shape [2], got [3]");
  });
});
