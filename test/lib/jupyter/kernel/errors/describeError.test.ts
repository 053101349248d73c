import { registerCell } from "lib/jupyter/kernel/errors/cellLines";
import { describeError } from "lib/jupyter/kernel/errors/describeError";

const plain = (thrown: unknown): string[] =>
  describeError(thrown).traceback.flatMap((line) => line.replace(/\u001b\[\d+m/g, "").split("\n"));

function withFrames<E extends Error>(error: E, ...frames: string[]): E {
  const head = `${error.name}: ${error.message}`;
  return Object.assign(
    error,
    {},
    Object.defineProperty(error, "stack", {
      value: [head, ...frames.map((frame) => `    at ${frame}`)].join("\n"),
      enumerable: false,
    }),
  );
}

describe("describeError", () => {
  it("shows the failed line of the innermost cell with two lines on both sides, and all frames", () => {
    registerCell(3, "", [], "a\nb\nc\nd\ne\nf");
    const error = withFrames(
      new RangeError("no"),
      "check (lib/core/shape.ts:4:2)",
      "f (cell 3, line 4)",
      "cell 9, line 1",
    );
    expect(plain(error)).toEqual([
      "RangeError: no",
      "",
      "  2 │ b",
      "  3 │ c",
      "> 4 │ d",
      "  5 │ e",
      "  6 │ f",
      "",
      "    at check (lib/core/shape.ts:4:2)",
      "    at f (cell 3, line 4)",
      "    at cell 9, line 1",
    ]);
  });

  it("says of a stub that its exercise is not written yet, and where, without the way there", () => {
    const frames = ["lqr (cell 12, line 3)", "gainOf (lib/planning/plan.ts:145:10)", "cell 44, line 3"];
    expect(plain(withFrames(new Error("TODO: exercise 2.4"), ...frames))).toEqual([
      "Exercise 2.4 is not written yet: this cell needs lqr (cell 12). Write it, run its cell, and then this one again.",
    ]);
    expect(plain(withFrames(new Error("TODO: exercise 2.4"), "cell 12, line 3"))).toEqual([
      "Exercise 2.4 is not written yet. Write it, run its cell, and then this one again.",
    ]);
    expect(plain(withFrames(new Error("TODO: exercise 2.4 and more"), "cell 1, line 1"))).toHaveLength(2);
  });

  it("tells causes with the frames that they do not share", () => {
    const cause = withFrames(new TypeError("inner"), "read (a.ts:1:1)", "cell 90, line 2");
    const error = withFrames(new Error("outer", { cause }), "cell 90, line 2");
    expect(plain(error)).toEqual([
      "Error: outer",
      "    at cell 90, line 2",
      "Caused by TypeError: inner",
      "    at read (a.ts:1:1)",
    ]);
  });

  it("tells the errors of an AggregateError, ten at most", () => {
    const errors = Array.from({ length: 12 }, (_, i) => withFrames(new Error(`e${i}`)));
    const lines = plain(withFrames(new AggregateError(errors, "many")));
    expect(lines.slice(0, 3)).toEqual(["AggregateError: many", "  Error 1 of 12", "    Error: e0"]);
    expect(lines.at(-1)).toBe("  … and 2 more");
  });

  it("ends where causes go round in a circle, or are very many", () => {
    const a = withFrames(new Error("a"));
    a.cause = withFrames(new Error("b", { cause: a }));
    expect(plain(a)).toEqual(["Error: a", "Caused by Error: b", "Caused by Error (told above)"]);
    let deep: Error = withFrames(new Error("end"));
    for (let i = 0; i < 1000; i++) deep = withFrames(new Error("more", { cause: deep }));
    expect(plain(deep).length).toBeLessThan(20);
  });

  it("shows code and path of a failed file operation, and leaves out what an assertion's message says", () => {
    const failed = withFrames(Object.assign(new Error("ENOENT"), { code: "ENOENT", path: "/x" }));
    expect(plain(failed)).toEqual(["Error: ENOENT", "  code: 'ENOENT', path: '/x'"]);
    const assertion = withFrames(
      Object.assign(new Error("diff"), { code: "ERR_ASSERTION", actual: 1, expected: 2, operator: "equal" }),
    );
    expect(plain(assertion)).toEqual(["Error: diff"]);
  });

  it("shortens very long messages and says by how much", () => {
    const { evalue } = describeError(withFrames(new Error("x".repeat(1e6))));
    expect(evalue.length).toBeLessThan(10_100);
    expect(evalue).toMatch(/… \(990000 more characters\)$/);
  });

  it("tells what is thrown that is no error", () => {
    expect(describeError({ a: 1 })).toMatchObject({ ename: "Thrown", evalue: "{ a: 1 }" });
    expect(describeError("text")).toMatchObject({ evalue: "text" });
    expect(describeError(undefined)).toMatchObject({ evalue: "undefined" });
  });

  it("survives errors whose properties throw", () => {
    const error = new Error("x");
    const fail = {
      get: () => {
        throw new Error("getter");
      },
      enumerable: true,
    };
    Object.defineProperties(error, { stack: fail, name: fail, message: fail, cause: fail, code: fail });
    expect(describeError(error)).toMatchObject({ ename: "Error", evalue: "" });
    const unprintable = {
      [Symbol.for("nodejs.util.inspect.custom")]: () => {
        throw new Error("no");
      },
    };
    expect(describeError(unprintable).evalue).toBe("a value that cannot be printed");
  });

  it("leaves out the inner frames of a package", () => {
    const inner = Array.from({ length: 5 }, (_, i) => `g${i} (node_modules/tf/x.js:${i}:1)`);
    const lines = plain(withFrames(new Error("x"), ...inner, "cell 90, line 1"));
    expect(lines).toEqual([
      "Error: x",
      "    at g0 (node_modules/tf/x.js:0:1)",
      "    … 4 more in packages",
      "    at cell 90, line 1",
    ]);
  });
});
