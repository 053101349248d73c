import { sameValue } from "grading/checks/sameValue";

describe("sameValue", () => {
  it("takes numbers within a millionth of the larger one for the same", () => {
    expect(sameValue(1e6, 1e6 + 0.5)).toBe(true);
    expect(sameValue(1e6, 1e6 + 2)).toBe(false);
  });

  it("takes what is infinite for itself alone", () => {
    expect(sameValue(-Infinity, -Infinity)).toBe(true);
    for (const other of [Infinity, 0, -4000]) expect(sameValue(-Infinity, other)).toBe(false);
  });

  it("takes records for the same whose fields are, and none with another one", () => {
    expect(sameValue({ a: [1, NaN] }, { a: [1, NaN] })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  });
});
