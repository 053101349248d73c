import { ansiToHtml } from "lib/jupyter/page/ansi";

describe("ansiToHtml", () => {
  it("turns colours and weight into classes and escapes the text", () => {
    expect(ansiToHtml("\u001b[1;31m<b>\u001b[0m & \u001b[92mok\u001b[39m!")).toBe(
      '<span class="ansi-bold ansi-red">&lt;b&gt;</span> &amp; <span class="ansi-green">ok</span>!',
    );
  });

  it("drops other control sequences and colours of larger palettes", () => {
    expect(ansiToHtml("a\u001b[2Kb\u001b[38;5;31mc\u001b[38;2;1;2;31md\u001b]0;title\u0007e")).toBe("abcde");
  });

  it("keeps only what a carriage return leaves of a line", () => {
    expect(ansiToHtml("10 %\r20 %\rdone\nnext\r\nlast")).toBe("done\nnext\nlast");
  });
});
