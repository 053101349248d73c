import { math } from "lib/jupyter/display/text/math";
import { published } from "../published";

describe("math", () => {
  it("publishes LaTeX in display style with its source as text", () => {
    const [seen] = published(() => math(" V = \\gamma "));
    expect(seen.message.data).toEqual({ "text/latex": "$$V = \\gamma$$", "text/plain": "V = \\gamma" });
  });

  it("refuses an empty formula", () => {
    expect(() => math("  ")).toThrow("math: latex must be a non-empty text");
  });
});
