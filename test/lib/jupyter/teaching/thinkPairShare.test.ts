import { thinkPairShare } from "lib/jupyter/teaching/thinkPairShare";
import { withPage } from "./reader";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("thinkPairShare", () => {
  it("shows the lecture's plan, and counts down what is started", () =>
    withPage((page) => {
      thinkPairShare();
      expect(page.texts).toEqual(["**Think 0:30 · Pair 2:00 · Share 0:45**"]);
      page.click("Pair", 0);
      expect(page.texts[0]).toBe("**Pair 2:00**");
      page.click("Think", 0);
      expect(page.texts[0]).toBe("**Think 0:30**");
    }));

  it("says when the time is over", () =>
    withPage(async (page) => {
      thinkPairShare([{ label: "Think", seconds: 1 }]);
      page.click("Think", 0);
      expect(page.texts[0]).toBe("**Think 0:01**");
      await pause(1100);
      expect(page.texts[0]).toBe("**Think: time.**");
    }));

  it.each([0, 1.5, NaN])("refuses %p seconds", (seconds) => {
    expect(() => thinkPairShare([{ label: "Think", seconds }])).toThrow(
      `thinkPairShare: Think must take a whole number of seconds, got ${seconds}`,
    );
  });
});
