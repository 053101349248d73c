import { History } from "../../../../../lib/jupyter/kernel/protocol/history";

describe("History", () => {
  const history = new History();
  ["let a = 1", "a + 1", "let b = 2", "a + 1"].forEach((input, i) => history.add(i + 1, input));
  const lines = (request: Record<string, unknown>): number[] =>
    history.query(request).map(([, line]) => line);

  it("gives the last n inputs", () => {
    expect(lines({ hist_access_type: "tail", n: 2 })).toEqual([3, 4]);
    expect(lines({ hist_access_type: "tail", n: 0 })).toEqual([]);
  });

  it("gives a range of lines without its stop, of this session only", () => {
    expect(lines({ hist_access_type: "range", session: 0, start: 2, stop: 4 })).toEqual([2, 3]);
    expect(lines({ hist_access_type: "range", session: 7, start: 1 })).toEqual([]);
  });

  it("finds inputs by shell patterns, the newest of equal ones where they shall be unique", () => {
    expect(lines({ hist_access_type: "search", pattern: "let ? = *" })).toEqual([1, 3]);
    expect(lines({ hist_access_type: "search", pattern: "*+*", unique: true })).toEqual([4]);
    expect(lines({ hist_access_type: "search", pattern: "*", n: 1 })).toEqual([4]);
  });

  it("adds an empty output where outputs are asked for", () => {
    expect(history.query({ hist_access_type: "tail", n: 1, output: true })).toEqual([
      [1, 4, ["a + 1", null]],
    ]);
  });
});
