import { html } from "lib/jupyter/display/html";
import { markdown } from "lib/jupyter/display/markdown";
import { published } from "./published";

describe("markdown", () => {
  it("shows its text as Markdown, and refuses what is no text", () => {
    const [seen] = published(() => markdown("The gap is **0.3**."));
    expect(seen.message.data).toEqual({
      "text/markdown": "The gap is **0.3**.",
      "text/plain": "The gap is **0.3**.",
    });
    expect(() => markdown(3 as unknown as string)).toThrow("markdown: text must be a string, got number");
  });
});

describe("html", () => {
  it("shows its markup, with the text or the given words for viewers without HTML", () => {
    const [plain, told] = published(() => {
      html("<p>a <b>b</b></p>");
      html("<hr>", "a line");
    });
    expect(plain.message.data).toEqual({ "text/html": "<p>a <b>b</b></p>", "text/plain": "a b" });
    expect(told.message.data["text/plain"]).toBe("a line");
    expect(() => html(null as unknown as string)).toThrow("html: markup must be a string, got object");
  });
});
