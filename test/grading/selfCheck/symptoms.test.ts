import { fingerprint } from "grading/selfCheck/symptoms";

const call = (f: unknown, asked?: { place: string; args: unknown[] }[]) =>
  fingerprint("check", { name: "f", args: [{ f, n: 1 }], got: 2, ...(asked && { asked }) });

describe("fingerprint", () => {
  it("takes every function among the arguments for the same", () => {
    expect(call(() => 1)).toBe(call(function other() {}));
    expect(call(() => 1)).not.toBe(call(1));
  });

  it("tells apart how the functions were called, to four digits", () => {
    const f = () => 1;
    const asked = (x: number) => call(f, [{ place: "0.f", args: [x] }]);
    expect(asked(1)).toBe(asked(1 + 1e-9));
    expect(new Set([call(f), asked(1), asked(2), call(f, [{ place: "1", args: [1] }])]).size).toBe(4);
  });

  it("is the same with and without an empty list of questions", () => {
    const f = () => 1;
    expect(call(f, [])).toBe(call(f));
  });
});
