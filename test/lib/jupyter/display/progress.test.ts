import { progress, progressOver } from "lib/jupyter/display/progress";
import { duration } from "lib/jupyter/display/progress/progressText";
import { published, publishedBy, textOf, type Published } from "./published";

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

describe("loops inside of each other", () => {
  const last = (seen: Published[]) => textOf(seen[seen.length - 1], "text/plain").split("\n");

  /** Three seeds with fifty episodes of 20 ms and a short evaluation each. */
  function train(): Published[] {
    const { clock, pass } = handClock();
    const episodes = Array.from({ length: 50 }, (_, i) => i);
    return published(() => {
      for (const seed of progressOver([1, 2, 3], { label: "seeds", unit: "seeds", clock })) {
        for (const episode of progressOver(episodes, { label: `seed ${seed}`, unit: "episodes" }))
          pass(20 + 0 * episode);
        for (const step of progressOver([1, 2], { label: "evaluation" })) pass(100 + 0 * step);
      }
    });
  }

  it("are one display that is written at most ten times a second", () => {
    const seen = train();
    expect(seen.map(({ update }) => update)).toEqual([false, ...Array(seen.length - 1).fill(true)]);
    expect(new Set(seen.map(({ message }) => message.transient?.display_id)).size).toBe(1);
    expect(seen.length).toBeLessThanOrEqual(2 + 36);
  });

  it("show the inner line indented, and count its part for the outer one", () => {
    const texts = train().map((message) => textOf(message, "text/plain"));
    expect(texts).toContain(
      "seeds: 0/3 seeds (0 %) · 1.00/s · 2.5 s left\n  seed 1: 25/50 episodes (50 %) · 50.0/s · 0.5 s left",
    );
  });

  it("are summed up in one line for each place of the program at the end", () => {
    expect(last(train())).toEqual([
      "seeds: 3/3 seeds (100 %) · 0.833/s · took 3.6 s",
      "  seed: 3 loops · 150 episodes in all · 50.0/s · took 3.0 s",
      "  evaluation: 3 loops · 6 steps in all · 10.0/s · took 0.6 s",
    ]);
  });

  it("leave few lines, however many labels they have", () => {
    const seen = published(() => {
      for (const outer of progressOver(Array.from({ length: 26 }, (_, i) => i)))
        for (const _ of progressOver([1], { label: String.fromCharCode(97 + outer) }));
    });
    expect(last(seen)).toHaveLength(6);
  });

  it("end where an error goes through them", () => {
    const seen = published(() => {
      const loop = () => {
        for (const a of progressOver([1, 2], { label: "outer" }))
          for (const b of progressOver([1, 2], { label: "inner" })) if (a + b === 4) throw new Error("stop");
      };
      expect(loop).toThrow("stop");
    });
    expect(last(seen)[0]).toMatch(/^outer: 1\/2 steps \(50 %\) · .* · stopped after/);
    expect(last(seen)[1]).toMatch(/^ {2}inner: 2 loops · 3 steps in all/);
    expect(last(published(() => [...progressOver([1])]))).toHaveLength(1);
  });
});

describe("asynchronous loops", () => {
  async function* stream(count: number) {
    for (let i = 0; i < count; i++) yield i;
  }

  it("count what nobody knows the number of, and know the total when told", async () => {
    const seen = await publishedBy(async () => {
      const { clock, pass } = handClock();
      for await (const item of progressOver(stream(4), { label: "batches", clock })) pass(250 + 0 * item);
      for await (const item of progressOver(stream(4), { total: 4, clock })) pass(250 + 0 * item);
    });
    const texts = seen.map((message) => textOf(message, "text/plain"));
    expect(texts).toContain("batches: 1 steps · 4.00/s");
    expect(texts).toContain("batches: 4 steps · 4.00/s · took 1.0 s");
    expect(texts).toContain("3/4 steps (75 %) · 4.00/s · 0.3 s left");
    expect(textOf(seen[0], "text/html")).toMatch(/<progress aria-label="batches" style/);
  });

  it("shows the latest state also when the loop then waits for long", async () => {
    const seen = await publishedBy(async () => {
      const line = progress(10);
      line.step(3);
      await new Promise((resolve) => setTimeout(resolve, 300));
      line.finish();
    });
    expect(seen.map((message) => textOf(message, "text/plain").slice(0, 4))).toEqual([
      "0/10",
      "3/10",
      "3/10",
    ]);
    expect(textOf(seen[1], "text/plain")).toContain("left");
  });

  it("does not run ahead of a generator", () => {
    const made: number[] = [];
    const numbers = function* () {
      for (let i = 0; ; i++) yield made.push(i);
    };
    published(() => {
      for (const n of progressOver(numbers())) if (n === 3) break;
    });
    expect(made).toEqual([0, 1, 2]);
  });
});

describe("an interrupted cell", () => {
  const SIGNAL = Symbol.for("lib.jupyter.signal");
  const slot = globalThis as { [SIGNAL]?: () => AbortSignal | undefined };
  let controller: AbortController;
  beforeEach(() => {
    controller = new AbortController();
    slot[SIGNAL] = () => controller.signal;
  });
  afterEach(() => delete slot[SIGNAL]);
  const interrupt = () => controller.abort(Object.assign(new Error("stop"), { name: "KeyboardInterrupt" }));

  it("ends its loops at the next step, and the line says so", async () => {
    let steps = 0;
    const seen = await publishedBy(async () => {
      const train = async () => {
        const line = progress(1000, { label: "training" });
        for (; steps < 1000; steps++) {
          await null;
          if (steps === 5) interrupt();
          line.step();
        }
      };
      await expect(train()).rejects.toThrow("stop");
    });
    expect(steps).toBe(5);
    expect(textOf(seen[seen.length - 1], "text/plain")).toMatch(
      /^training: 5\/1000 steps .* · stopped after/,
    );
  });

  it("ends its lines at once, also where its code waits for ever", () => {
    const [, end, ...more] = published(() => {
      progress(10, { label: "waiting" });
      interrupt();
    });
    expect(textOf(end, "text/plain")).toMatch(/^waiting: 0\/10 steps \(0 %\) · stopped after/);
    expect(more).toEqual([]);
  });

  it("does not take in the loops of the next cell, also when its own were cut off", () => {
    const [first] = published(() => progress(10, { label: "left behind" }));
    controller = new AbortController();
    const seen = published(() => {
      for (const _ of progressOver([1], { label: "next" }));
    });
    const left = first.message.transient?.display_id;
    expect(seen.map(({ message }) => message.transient?.display_id === left)).toEqual([true, false, false]);
    expect(textOf(seen[0], "text/plain")).toMatch(/^left behind: 0\/10 steps \(0 %\) · stopped after/);
    expect(textOf(seen[2], "text/plain")).toMatch(/^next: 1\/1 steps/);
  });
});

describe("duration", () => {
  it("speaks in the largest units that matter", () => {
    expect([0.42, 12.3, 185, 7800].map(duration)).toEqual(["0.4 s", "12 s", "3 min 05 s", "2 h 10 min"]);
  });
});
