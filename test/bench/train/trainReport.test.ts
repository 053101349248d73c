import { type Measured } from "./measure";
import { bestEagerTorch, median, speedup, tableOf } from "./trainReport";
import { type Task } from "./trainSize";

const measured = (name: Measured["name"], ...turns: number[][]): Measured => ({
  name,
  turns,
  readySeconds: 1.5,
  readyAgainSeconds: name.startsWith("captured") ? 0.75 : null,
  readyPeakBytes: 1.5e9,
  peakBytes: 2e9,
  difference: null,
  acting: [0.5],
  drawing: [0.25],
});

describe("median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

describe("speedup", () => {
  it("compares within turns, so that a slow moment of the machine cancels", () => {
    const one = measured("captured, TensorFlow session", [10, 10], [100, 100], [10, 10]);
    const other = measured("PyTorch eager, 1 thread", [20, 20], [200, 200], [20, 20]);
    expect(speedup(one, other)).toBe(2);
  });

  it("uses the turns that both have", () => {
    const slow = measured("eager TensorFlow.js, wasm", [80]);
    expect(speedup(slow, measured("PyTorch eager, 1 thread", [20], [40]))).toBe(0.25);
  });
});

describe("tableOf", () => {
  const task: Task = { agent: "dreamerV1", size: "small" };
  const contenders = [
    measured("captured, TensorFlow session", [50, 50], [40, 60]),
    measured("PyTorch eager, 1 thread", [200, 200], [200, 200]),
    measured("PyTorch eager, all threads", [100, 100], [100, 100]),
    { ...measured("torch.compile, all threads", [75, 75], [75, 75]), difference: { name: "p", error: 2e-5 } },
  ];

  it("compares with the faster of PyTorch's runs and with torch.compile", () => {
    expect(bestEagerTorch(contenders)?.name).toBe("PyTorch eager, all threads");
    const table = tableOf({ task, contenders, productGflops: 200 });
    const [, , , , ours, , best, compiled] = table.split("\n");
    expect(ours).toBe(
      "| captured, TensorFlow session | 50.0 (40.0–60.0) | 4 | 2.00× | 1.50× | 97 | 48 % | 1.5 (0.8) s | 1.50 / 2.00 GB | reference | 0.50 | 0.25 |",
    );
    expect(best).toContain("| – | 0.75× |");
    expect(best).toContain("| 1.5 s |");
    expect(compiled).toContain("| 1.33× | – |");
    expect(compiled).toContain("| 2e-5 |");
  });

  it("says what was trained", () => {
    const discrete: Task = { agent: "dreamerV2", size: "large" };
    const [title] = tableOf({ task: discrete, contenders, productGflops: 200 }).split("\n");
    expect(title).toContain(
      "**dreamerV2, large** (B 16, T 50, 64×64×1, deter 600, stoch 32×32, heads of 400",
    );
  });

  it("does without PyTorch", () => {
    const table = tableOf({ task, contenders: contenders.slice(0, 1), productGflops: 200 });
    expect(table).toContain("| 4 | – | – |");
  });
});
