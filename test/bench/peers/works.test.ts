import { decode } from "lib/data/safetensors";
import { encodeWork, type WorkName, works } from "./works";

describe("encodeWork", () => {
  it.each(Object.keys(works) as WorkName[])(
    "writes the weights and the batch of %s, always the same",
    (name) => {
      const bytes = encodeWork(works[name]);
      const shapes = Object.fromEntries([...decode(bytes)].map(([key, { shape }]) => [key, shape]));
      expect(shapes).toEqual({ ...works[name].weights, batch: works[name].batch });
      expect(Buffer.from(encodeWork(works[name])).equals(bytes)).toBe(true);
    },
  );

  it("draws matrices for their inputs, biases of zeros, and a batch from 0 to 1", () => {
    const tensors = decode(encodeWork(works.gru));
    const values = (name: string): number[] => Array.from(tensors.get(name)!.data);
    const variance = values("wh").reduce((sum, x) => sum + x * x, 0) / values("wh").length;
    expect(variance * works.gru.weights.wh[0]).toBeCloseTo(1, 1);
    expect(new Set(values("bh"))).toEqual(new Set([0]));
    expect(values("batch").every((x) => x >= 0 && x < 1)).toBe(true);
  });
});
