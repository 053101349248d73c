import { SeenLoops } from "lib/jupyter/kernel/interrupts/seenLoops";

const call = (line: number) => ({ name: "f", file: "cell:1", line, column: 1 });
const main = call(100);

/** The line of the loop that is named. @param lines for each round of a loop its line, and those of the calls around it */
function named(...lines: number[][]): number | undefined {
  const loops = new SeenLoops();
  for (const stack of lines) loops.note([...stack.map(call), main]);
  return loops.endless()?.line;
}

describe("SeenLoops", () => {
  it("names the loop that goes on, though another inside of it, deeper, has many more rounds", () => {
    expect(named([3], [1, 3], [1, 3], [1, 3], [3], [1, 3])).toBe(3);
  });

  it("names the outer one of two in the same function", () => {
    expect(named([3], [4], [4], [3], [4])).toBe(3);
  });

  it("does not name a loop around it that has not come to its next round", () => {
    expect(named([2], [3, 2], [3, 2], [3, 2])).toBe(3);
  });

  it("takes calls of the same loop from other depths for others", () => {
    expect(named([5, 5, 5], [5, 5], [6, 5, 5], [6, 5, 5])).toBe(6);
  });

  it("names one that was seen once where none was seen twice, and none where none was seen", () => {
    expect(named([4, 1], [2])).toBe(2);
    expect(named()).toBeUndefined();
    const loops = new SeenLoops();
    loops.note([]);
    expect(loops.endless()).toBeUndefined();
  });
});
