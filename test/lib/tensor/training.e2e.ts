import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { availableEngines, type EngineName } from "lib/tensor/engines/engine";
import * as tf from "lib/tensor/tf";

const root = path.resolve(__dirname, "../../..");
const program = path.join(__dirname, "trainTiny.ts");

/** Runs a training in a process of its own and gives what it prints. */
function train(
  backend: string,
  engine: EngineName,
  steps: number,
): { losses: number[]; tensors: number[]; rss: number[] } {
  const args = ["-r", "ts-node/register", program, backend, engine, String(steps)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    timeout: 240_000,
  });
  if (status !== 0) throw new Error(`${backend}, ${engine}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

const hasNative = (): boolean => tf.findBackendFactory("tensorflow") !== undefined;

/** Every pair of an eager backend and an engine that is here. */
function pairs(): [string, EngineName][] {
  const engines = availableEngines();
  const all: [string, EngineName, boolean][] = [
    ["tensorflow", "tensorflow", hasNative()],
    ["tensorflow", "onnx", hasNative() && engines.includes("onnx")],
    ["tensorflow", "eager", hasNative()],
    ["wasm", "onnx", engines.includes("onnx")],
    ["wasm", "eager", true],
  ];
  return all.filter(([, , here]) => here).map(([backend, engine]) => [backend, engine]);
}

describe("the same seeded training", () => {
  it("has the same losses within 1e-4 over 50 steps on every engine and backend", () => {
    const runs = pairs().map(([backend, engine]) => ({
      name: `${backend}, ${engine}`,
      ...train(backend, engine, 50),
    }));
    const [{ losses: expected }] = runs;
    expect(expected[49]).toBeLessThan(expected[0]);
    for (const { name, losses } of runs) {
      const errors = losses.map((loss, i) => Math.abs(loss - expected[i]) / Math.abs(expected[i]));
      expect({ name, largest: Math.max(...errors) }).toEqual({ name, largest: expect.any(Number) });
      expect(Math.max(...errors)).toBeLessThan(1e-4);
    }
  }, 300_000);
});

describe("1,000 captured steps", () => {
  it.each(
    pairs().filter(([backend, engine]) => engine !== "eager" && (backend === "wasm") === (engine === "onnx")),
  )(
    "grow neither tensors nor memory: %s, %s",
    (backend, engine) => {
      const { tensors, rss } = train(backend, engine, 1000);
      expect(tensors[999]).toBe(tensors[10]);
      // From one third to the end: what allocators keep has come to rest.
      expect(rss[999] - rss[333]).toBeLessThan(8 * 2 ** 20);
    },
    300_000,
  );
});

describe("a training that is killed in the middle of a step", () => {
  it("leaves no file behind but among the temporary ones", async () => {
    const before = readdirSync(root).sort();
    const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("captured-step-"));
    const left = ours();
    const args = ["-r", "ts-node/register", program, hasNative() ? "tensorflow" : "wasm", "auto", "100000"];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve)); // "replaying"
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(readdirSync(root).sort()).toEqual(before);
    expect(ours()).toEqual(left);
  }, 60_000);
});
