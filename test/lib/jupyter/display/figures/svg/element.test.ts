import { WIDEST, textWidth, wrapped } from "lib/jupyter/display/figures/svg/element";

describe("wrapped", () => {
  const text = "Return of the first picture, by how far the agent imagines";

  it("breaks a text at spaces into lines that fit", () => {
    const lines = wrapped(text, 20, 300).split("<br>");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(" ")).toBe(text);
    for (const line of lines) expect(WIDEST * textWidth(line, 20)).toBeLessThanOrEqual(300);
  });

  it("leaves a text alone that fits, and a word that fits nowhere", () => {
    expect(wrapped(text, 20, 2000)).toBe(text);
    expect(wrapped("unbreakable", 20, 10)).toBe("unbreakable");
  });

  it("keeps the lines that a text has", () => {
    expect(wrapped("one two<br>three four", 20, 100)).toBe("one two<br>three four");
  });
});
