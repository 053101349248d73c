import path from "node:path";
import { EngineProcess } from "../train/engineProcess";
import { differenceOf, measurePeers, type Peer } from "./measurePeers";

/** A peer whose k-th step takes k milliseconds, by its own account, and whose losses fall from `from`. */
function peerOf(name: string, from: number): Peer {
  const script = `let k = 0;
    require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const steps = Array.from({ length: Number(line.split(" ")[1]) }, () => ++k);
      console.log(JSON.stringify({ times: steps, losses: steps.map((step) => ${from} / step), peakBytes: k }));
    })`;
  return {
    name,
    process: new EngineProcess(name, [process.execPath, "-e", script], path.dirname(__filename)),
  };
}

describe("differenceOf", () => {
  it("is the largest relative difference", () => {
    expect(differenceOf("x", [2, 1.00005], [2, 1])).toBeCloseTo(5e-5, 10);
  });

  it("refuses losses that differ, are no numbers, or do not fall", () => {
    expect(() => differenceOf("x", [2, 1.1], [2, 1])).toThrow(
      "bench:peers: the losses of x differ by 1.0e-1 (at most 1e-4)",
    );
    expect(() => differenceOf("x", [2, NaN], [2, 1])).toThrow("differ by NaN");
    expect(() => differenceOf("x", [1, 1], [1, 1])).toThrow("the loss of x does not fall");
  });
});

describe("measurePeers", () => {
  it("compares first, then times in turns, each without its first step", async () => {
    const peers = [peerOf("a", 1), peerOf("b", 1.00001)];
    const [a, b] = await measurePeers(peers, { turns: 2, steps: 2 });
    await Promise.all(peers.map(({ process }) => process.stop()));
    expect(a).toEqual({
      name: "a",
      turns: [
        [12, 13],
        [15, 16],
      ],
      readySeconds: 0.003,
      peakBytes: 16,
      difference: 0,
    });
    expect(b.difference).toBeCloseTo(1e-5, 8);
  });

  it("times nothing where two compute different things", async () => {
    const peers = [peerOf("a", 1), peerOf("b", 2)];
    await expect(measurePeers(peers, { turns: 1, steps: 1 })).rejects.toThrow("the losses of b differ");
    await Promise.all(peers.map(({ process }) => process.stop()));
  });
});
