import { fitsGlob, History } from "lib/jupyter/kernel/protocol/history";
import { processorTime } from "../../../../support/processorTime";

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

  it("takes numbers that make no sense for none given", () => {
    expect(lines({ hist_access_type: "tail", n: "many" })).toEqual([1, 2, 3, 4]);
    expect(lines({ hist_access_type: "tail", n: -3 })).toEqual([]);
    expect(lines({ hist_access_type: "range", session: [], start: {}, stop: null })).toEqual([1, 2, 3, 4]);
    expect(lines({ hist_access_type: "search", pattern: { a: 1 }, n: 1e308 })).toEqual([1, 2, 3, 4]);
  });
});

describe("fitsGlob", () => {
  it.each([
    ["a*c", "abbc", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["*", "", true],
    ["a.c", "abc", false],
    ["*b*b", "abcb", true],
    ["*line?two*", "one line\ntwo three", true],
  ])("%j against %j is %j", (pattern, text, expected) => {
    expect(fitsGlob(pattern, text)).toBe(expected);
  });

  it("takes time in proportion to the text where regular expressions take for ever", () => {
    const pattern = `${"*a".repeat(50)}b`;
    const time = (length: number): number => {
      const text = "a".repeat(length);
      return processorTime(() => expect(fitsGlob(pattern, text)).toBe(false));
    };
    expect(time(400_000) / time(20_000)).toBeLessThan(80);
  });
});
