import { thinkPairShare } from "lib/jupyter/teaching/thinkPairShare";
import { withPage } from "./reader";

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

  it.each([-1, 0, 300])("says when the time is over, by a timer that comes %d ms late", (late) =>
    withPage((page) => {
      jest.useFakeTimers();
      let now = 0;
      jest.spyOn(performance, "now").mockImplementation(() => now);
      const tick = (seconds: number) => {
        now = 1000 * seconds + late;
        jest.advanceTimersByTime(1000);
        return page.texts[0];
      };
      try {
        thinkPairShare([{ label: "Think", seconds: 2 }]);
        page.click("Think", 0);
        expect([page.texts[0], tick(1), tick(2)]).toEqual([
          "**Think 0:02**",
          "**Think 0:01**",
          "**Think: time.**",
        ]);
      } finally {
        jest.useRealTimers();
        jest.restoreAllMocks();
      }
    }),
  );

  it.each([0, 1.5, NaN])("refuses %p seconds", (seconds) => {
    expect(() => thinkPairShare([{ label: "Think", seconds }])).toThrow(
      `thinkPairShare: Think must take a whole number of seconds, got ${seconds}`,
    );
  });
});
