import { observationsOf } from "grading/selfCheck/observations";

const seen = (f: unknown, asked?: { place: string; args: unknown[] }[], got: unknown = 2) =>
  observationsOf("check", { name: "f", args: [{ f, n: 1 }], got, ...(asked && { asked }) });

describe("observationsOf", () => {
  it("takes every function among the arguments for the same", () => {
    expect(seen(() => 1)).toEqual(seen(function other() {}));
    expect(seen(() => 1)).not.toEqual(seen(1));
  });

  it("tells questions apart to four digits, by their place and what they ask", () => {
    const f = () => 1;
    const asked = (x: number, place = "0.f") => seen(f, [{ place, args: [x] }])[0];
    expect(asked(1)).toBe(asked(1 + 1e-9));
    expect(new Set([asked(1), asked(2), asked(1, "1")]).size).toBe(3);
  });

  it("takes what is asked again for nothing new, and no questions for none", () => {
    const [one, two] = [1, 2].map((x) => ({ place: "0.f", args: [x] }));
    expect(seen(1, [one, two, one, one])).toEqual(seen(1, [one, two]));
    expect(seen(1, [])).toEqual(seen(1));
  });

  it("sees the parts of an answer, and how long its lists are", () => {
    const parts = (got: unknown) => new Set(seen(1, undefined, got));
    const common = (a: unknown, b: unknown) => [...parts(a)].filter((part) => parts(b).has(part)).length;
    expect(common({ a: 1, b: 2 }, { a: 1, b: 3 })).toBe(1);
    expect(common([1, 2], [1, 3])).toBe(2); // the first and the length
    expect(common([1, 2], [1, 2, 3])).toBe(2);
    expect(common({ a: 1 }, { b: 1 })).toBe(0);
    expect(seen(1, undefined, undefined)).toEqual(seen(1, undefined, undefined));
  });

  it("sees nothing in an answer that never came", () => {
    expect(observationsOf("check", { name: "f", args: [], got: undefined })).toEqual([]);
  });
});
