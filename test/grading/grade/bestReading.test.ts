import { bestReading, readingNotes, topLevelFailures } from "grading/grade/bestReading";
import { MissingFunction } from "grading/sandbox/failure";

describe("bestReading", () => {
  const points: Record<string, number> = { a: 1, b: 3, c: 2, d: 1 };
  const grade = (asked: string[]) => async (module: { js: string }) => {
    asked.push(module.js);
    return { points: points[module.js] as number, of: 3, js: module.js };
  };
  const read = async (first: string, ...others: string[]) => {
    const asked: string[] = [];
    const modules = others.map((js) => ({ js }));
    const { result, module } = await bestReading({ js: first, others: modules }, grade(asked));
    return { best: result.js, same: module.js === result.js, asked };
  };

  it("grades others only until one has all points", async () => {
    expect(await read("b", "a")).toEqual({ best: "b", same: true, asked: ["b"] });
    expect(await read("a", "b", "c")).toEqual({ best: "b", same: true, asked: ["a", "b"] });
  });

  it("takes the best, and the first of equals", async () => {
    expect(await read("a", "c", "d")).toEqual({ best: "c", same: true, asked: ["a", "c", "d"] });
    expect(await read("a", "d")).toEqual({ best: "a", same: true, asked: ["a", "d"] });
  });
});

describe("readingNotes", () => {
  it("tells how an unusual reading was read, and what does not count", () => {
    expect(readingNotes({ js: "" })).toEqual([]);
    expect(readingNotes({ js: "", how: "so", notes: ["without that"] })).toEqual(["so", "without that"]);
  });
});

describe("topLevelFailures", () => {
  const close = async () => ({});
  const answering = (call: () => Promise<unknown>) => ({ call, close });

  it("asks only where something can fail, and takes no answer for none", async () => {
    const asked = answering(async () => [[0, "Error: x"]]);
    expect(await topLevelFailures({ js: "" }, asked)).toEqual([]);
    expect(await topLevelFailures({ js: "", guarded: ["cell 3, line 1"] }, asked)).toEqual([
      expect.stringMatching(/^cell 3, line 1: .*\(Error: x\)$/),
    ]);
    const gone = answering(async () => {
      throw new MissingFunction("__failures");
    });
    expect(await topLevelFailures({ js: "", guarded: ["cell 3, line 1"] }, gone)).toEqual([]);
  });
});
