import { type StoredTensor } from "lib/data/safetensors";
import { gradientNorms } from "./gradientNorms";

const tensor = (...data: number[]): StoredTensor => ({
  dtype: "float32",
  shape: [data.length],
  data: Float32Array.from(data),
});

describe("gradientNorms", () => {
  it("is what a step added to the gradients' sums, by tensor", () => {
    const name = "state.optimisers.actor.gradientSums.output.bias";
    const before = new Map([[name, tensor(10, -10)]]);
    const after = new Map([
      [name, tensor(12, -5)], // 0.9 · 10 + 3, 0.9 · −10 + 4
      ["state.params.actor.output.bias", tensor(1, 1)],
    ]);
    const norms = gradientNorms(before, after);
    expect([...norms.keys()]).toEqual([name]);
    expect(norms.get(name)).toBeCloseTo(5, 6);
  });
});
