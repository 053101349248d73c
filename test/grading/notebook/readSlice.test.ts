import { readSlice } from "grading/notebook/readSlice";

describe("readSlice", () => {
  const module = { js: "x", how: "so", guarded: ["cell 1, line 1"], notes: ["a note"] };
  const ok = { status: "ok", missing: [], diagnostics: [], ...module, others: [{ js: "y" }] };

  it("reads what the slicer makes", () => {
    expect(readSlice({ ...ok, exercise: "1.1" })).toEqual(ok);
    const refused = { status: "not-gradable", reason: "types", diagnostics: ["why"] };
    expect(readSlice({ exercise: "1.1", ...refused })).toEqual(refused);
  });

  it("reads nothing else", () => {
    for (const value of [
      null,
      3,
      [],
      {},
      { ...ok, js: 3 },
      { ...ok, missing: [3] },
      { ...ok, diagnostics: "x" },
    ])
      expect(readSlice(value)).toBeUndefined();
    expect(readSlice({ ...ok, status: "not-gradable", reason: "because" })).toBeUndefined();
  });

  it("leaves out parts of another form", () => {
    const others = [{ js: 3 }, null, { js: "z", notes: [3], how: {} }];
    const plain = { status: "ok", missing: [], diagnostics: [], js: "x" };
    expect(readSlice({ ...plain, guarded: "all", others: 7 })).toEqual(plain);
    expect(readSlice({ ...plain, others: others.slice(1) })).toEqual({ ...plain, others: [{ js: "z" }] });
  });
});
