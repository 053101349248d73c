import { tellCollection } from "grading/grade/collecting/tellCollection";

describe("tellCollection", () => {
  it("tells each reason once, with the first paths, and every remark", () => {
    const notTaken = Array.from({ length: 8 }, (_, i) => ({ path: `${i}.py`, reason: "Python" }));
    expect(tellCollection([...notTaken, { path: "x", reason: "odd" }], ["two of one"])).toEqual([
      "not taken (Python): 0.py, 1.py, 2.py, 3.py, 4.py and 3 more",
      "not taken (odd): x",
      "note: two of one",
    ]);
    expect(tellCollection([], [])).toEqual([]);
  });
});
