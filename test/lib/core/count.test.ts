import { assertCount } from "lib/core/count";

describe("assertCount", () => {
  it("accepts positive integers only", () => {
    expect(() => assertCount("f: n", 1)).not.toThrow();
    for (const n of [0, -1, 1.5, NaN, Infinity]) expect(() => assertCount("f: n", n)).toThrow(RangeError);
  });
});
