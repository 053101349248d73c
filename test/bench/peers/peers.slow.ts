import { spawnSync } from "node:child_process";
import path from "node:path";
import { needs } from "../../support/needs";
import type { MeasuredPeer } from "./measurePeers";

const root = path.resolve(__dirname, "../../..");
const command = [path.join(root, "node_modules/ts-node/dist/bin.js"), path.join(root, "test/bench/peers.ts")];

const bench = (...options: string[]) =>
  spawnSync(process.execPath, [...command, ...options], { cwd: root, encoding: "utf8" });

describe("npm run bench:peers", () => {
  needs(["onnx", "npm-registry"], () =>
    it("lets ours and jax-js do the same work, which agree, and prints all times", () => {
      const { stdout, stderr, status } = bench("--quick", "--json");
      expect([status, stderr.includes("bench:peers")]).toEqual([0, false]);
      const { results } = JSON.parse(stdout) as { results: Record<string, MeasuredPeer[]> };
      expect(Object.keys(results)).toEqual(["autoencoder", "gru"]);
      for (const peers of Object.values(results)) {
        const names = peers.map(({ name }) => name).join();
        expect(names).toMatch(/captured, ONNX Runtime.*jax-js/);
        expect(peers.every(({ turns }) => turns.flat().every((time) => time > 0))).toBe(true);
        expect(Math.max(...peers.map(({ difference }) => difference))).toBeLessThan(1e-4);
      }
    }, 300_000),
  );

  it("explains itself, and what is wrong with a command line", () => {
    expect(bench("--help").stdout).toContain("npm run bench:peers -- [--quick]");
    const { status, stderr } = bench("--fast");
    expect([status, stderr]).toEqual([
      1,
      "bench:peers: Unknown option '--fast'. See npm run bench:peers -- --help\n",
    ]);
  }, 60_000);
});
