import type { MeasuredPeer } from "./measurePeers";
import { peersTable } from "./peersReport";

const measured = (name: string, ...turns: number[][]): MeasuredPeer => ({
  name,
  turns,
  readySeconds: 1.25,
  peakBytes: 2.5e8,
  difference: 2e-7,
});

describe("peersTable", () => {
  it("gives each peer a row, with how many times as fast as the others it is", () => {
    const table = peersTable("a GRU", [
      measured("captured, ONNX Runtime (npm alone)", [10, 12]),
      measured("jax-js, WebAssembly in one thread", [110, 110]),
      measured("PyTorch eager", [22, 22]),
    ]);
    expect(table.split("\n").slice(4)).toEqual([
      "| captured, ONNX Runtime (npm alone) | 11.0 (10.0–12.0) | 10.00× | 2.00× | 1.3 s | 0.25 GB | reference |",
      "| jax-js, WebAssembly in one thread | 110 (110–110) | – | 0.20× | 1.3 s | 0.25 GB | 2e-7 |",
      "| PyTorch eager | 22.0 (22.0–22.0) | 5.00× | – | 1.3 s | 0.25 GB | 2e-7 |",
    ]);
  });

  it("does without those that are not here", () => {
    const [row] = peersTable("a GRU", [measured("captured, TensorFlow session", [10])])
      .split("\n")
      .slice(4);
    expect(row).toBe(
      "| captured, TensorFlow session | 10.0 (10.0–10.0) | – | – | 1.3 s | 0.25 GB | reference |",
    );
  });
});
