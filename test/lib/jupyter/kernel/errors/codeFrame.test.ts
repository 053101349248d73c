import { codeFrame } from "lib/jupyter/kernel/errors/codeFrame";

const plain = (lines: string[]): string[] => lines.map((line) => line.replace(/\u001b\[\d+m/g, ""));
const text = ["one", "two = 2;", "  three(", "    3,", "  );", "six", "seven"].join("\n");
const at = (line: number, character: number) => ({ line, character });

describe("codeFrame", () => {
  it("underlines a span and shows a line of context on both sides", () => {
    const frame = codeFrame(text, at(1, 0), at(1, 3), { context: 1, squiggle: true });
    expect(plain(frame)).toEqual(["  1 │ one", "> 2 │ two = 2;", "    │ ~~~", "  3 │   three("]);
  });

  it("underlines every line of a longer span, without its indentation", () => {
    const frame = codeFrame(text, at(2, 2), at(4, 3), { context: 0, squiggle: true });
    expect(plain(frame)).toEqual([
      "> 3 │   three(",
      "    │   ~~~~~~",
      "> 4 │     3,",
      "    │     ~~",
      "> 5 │   );",
      "    │   ~",
    ]);
  });

  it("leaves out the middle of a very long span, and the end of a very long line", () => {
    const long = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`).join("\n");
    const frame = plain(codeFrame(long, at(0, 0), at(39, 3), { context: 0, squiggle: false }));
    expect(frame).toHaveLength(7);
    expect(frame.slice(-2)).toEqual(["     │ …", "> 40 │ line 40"]);
    const [line] = plain(codeFrame("x".repeat(9999), at(0, 0), at(0, 1), { context: 0, squiggle: false }));
    expect(line.length).toBeLessThan(180);
  });

  it("shows only an arrow without a squiggle, and pads line numbers to one width", () => {
    const long = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join("\n");
    const frame = codeFrame(long, at(8, 0), at(8, 0), { context: 1, squiggle: false });
    expect(plain(frame)).toEqual(["   8 │ line 8", ">  9 │ line 9", "  10 │ line 10"]);
  });

  it("keeps tabs below tabs, marks at least one character, and shows nothing of a line that is not there", () => {
    const frame = codeFrame("\tx", at(0, 1), at(0, 1), { context: 0, squiggle: true });
    expect(plain(frame)[1]).toBe("    │ \t~");
    expect(codeFrame(text, at(99, 0), at(99, 1), { context: 1, squiggle: true })).toEqual([]);
  });
});
