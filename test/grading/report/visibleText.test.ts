import { visibleText } from "grading/report/visibleText";

/** A character of each kind that nobody sees. */
const invisible = [
  ..."\u0000\u0007\b\t\u000b\r\u001b\u007f\u0085\u009b\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f",
  ..."\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2064\u2066\u2067\u2068\u2069\u206a\ufeff\ufff9\u115f\u3164\uffa0\u2800",
  "\u{e0001}",
  "\u{e0041}",
  "\ud800",
  "\udfff",
];

describe("visibleText", () => {
  it.each(invisible.map((character) => [character.codePointAt(0)?.toString(16), character]))(
    "puts a dot for U+%s",
    (_code, character) => expect(visibleText(`a${character}b`)).toBe("a·b"),
  );

  it("leaves what is seen, and line feeds, as they are", () => {
    const text = "Ünïcödé 名前 مرحبا שלום สวัสดี नमस्ते 🙂 π̂ᵢ ∇ — “x”\n\u00a0next";
    expect(visibleText(text)).toBe(text);
  });

  it("takes the middle out of a sequence that a terminal obeys", () => {
    expect(visibleText("\u001b[31mred\u001b]0;title\u0007")).toBe("·[31mred·]0;title·");
  });

  it("lets no letter carry a tower of marks", () => {
    expect(visibleText(`a${"\u0301".repeat(500)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
  });
});
