import { spawnSync } from "node:child_process";
import path from "node:path";
import { type AgentName } from "lib/train/agents";
import { needs } from "../../support/needs";
import { type SizeResult } from "./measure";

const root = path.resolve(__dirname, "../../..");
const command = [path.join(root, "node_modules/ts-node/dist/bin.js"), path.join(root, "test/bench/train.ts")];

const bench = (...options: string[]) =>
  spawnSync(process.execPath, [...command, ...options], { cwd: root, encoding: "utf8" });

describe("npm run bench:train", () => {
  const title = "trains %s on every engine that is here, which agree, and prints all times";
  const trains = (agent: AgentName) => {
    const { stdout, stderr, status } = bench("--agent", agent, "--size", "tiny", "--quick", "--json");
    expect([status, stderr.split("\n").filter((line) => line.startsWith("bench:train"))]).toEqual([0, []]);
    const [{ task, contenders, productGflops }] = JSON.parse(stdout).results as SizeResult[];
    expect(task).toEqual({ agent, size: "tiny" });
    const names = contenders.map(({ name }) => name);
    expect(names.some((name) => name.startsWith("captured"))).toBe(true);
    expect(productGflops).toBeGreaterThan(1);
    expect(contenders.filter(({ difference }) => difference === null).length).toBeLessThan(names.length);
    for (const { turns, acting, drawing } of contenders)
      expect([...turns.flat(), ...acting, ...drawing].every((time) => time > 0)).toBe(true);
  };
  needs("onnx", () => it.each<AgentName>(["dreamerV1", "dreamerV2"])(title, trains, 300_000));

  it("explains itself, and what is wrong with a command line", () => {
    expect(bench("--help").stdout).toContain("npm run bench:train -- [--agent");
    const refusals = [bench("--size", "huge"), bench("--agent", "dreamerV9")];
    expect(refusals.map(({ status, stderr }) => [status, stderr])).toEqual([
      [1, "bench:train: --size must be small, medium, large, got huge. See --help\n"],
      [1, "bench:train: --agent must be dreamerV1 or dreamerV2, got dreamerV9. See --help\n"],
    ]);
  }, 60_000);
});
