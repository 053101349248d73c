import { progress, progressOver } from "lib/jupyter/display/progress";
import { duration } from "lib/jupyter/display/progressText";
import { published, textOf } from "./published";

/** A clock that the test moves. */
function handClock() {
  let now = 0;
  return { clock: () => now, pass: (ms: number) => (now += ms) };
}

describe("progress", () => {
  it("writes at most ten times a second, first and last line included", () => {
    const { clock, pass } = handClock();
    const seen = published(() => {
      const line = progress(1000, { label: "training", clock });
      for (let i = 0; i < 1000; i++) {
        pass(2);
        line.step();
      }
    });
    expect(seen.length).toBe(21);
    expect(seen.map(({ update }) => update)).toEqual([false, ...Array(20).fill(true)]);
    expect(new Set(seen.map(({ message }) => message.transient?.display_id)).size).toBe(1);
    expect(textOf(seen[20], "text/plain")).toBe("training: 1000/1000 steps (100 %) · 500/s · took 2.0 s");
  });

  it("says the rate and the time that is left", () => {
    const { clock, pass } = handClock();
    const seen = published(() => {
      const line = progress(100, { unit: "episodes", clock });
      pass(10_000);
      line.set(25, "loss 0.3");
    });
    expect(textOf(seen[1], "text/plain")).toBe("25/100 episodes (25 %) · 2.50/s · 30 s left · loss 0.3");
  });

  it("escapes its label in HTML", () => {
    const [first] = published(() => progress(3, { label: '<b "x">' }));
    expect(textOf(first, "text/html")).toContain('aria-label="&lt;b &quot;x&quot;&gt;"');
    expect(textOf(first, "text/html")).not.toContain("<b");
  });

  it("refuses a total that is no positive integer", () => {
    expect(() => progress(0)).toThrow("progress: total must be a positive integer, got 0");
    expect(() => progress(NaN)).toThrow(RangeError);
  });
});

describe("progressOver", () => {
  it("yields every item and leaves the final line", () => {
    const items: string[] = [];
    const seen = published(() => {
      for (const item of progressOver(new Set(["a", "b"]), { label: "seeds" })) items.push(item);
    });
    expect(items).toEqual(["a", "b"]);
    expect(textOf(seen[seen.length - 1], "text/plain")).toContain("seeds: 2/2 steps (100 %)");
  });

  it("says where a loop that breaks has stopped", () => {
    const seen = published(() => {
      for (const item of progressOver([1, 2, 3])) if (item === 2) break;
    });
    expect(textOf(seen[seen.length - 1], "text/plain")).toContain("1/3 steps (33 %)");
    expect(textOf(seen[seen.length - 1], "text/plain")).toContain("stopped after");
  });
});

describe("duration", () => {
  it("speaks in the largest units that matter", () => {
    expect([0.42, 12.3, 185, 7800].map(duration)).toEqual(["0.4 s", "12 s", "3 min 05 s", "2 h 10 min"]);
  });
});
