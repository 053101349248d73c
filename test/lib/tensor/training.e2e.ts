import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import type { EngineName } from "lib/tensor/engines/engine";
import type { EagerBackend } from "lib/tensor/tf";
import { has, needs, type Part } from "../../support/needs";
import { largestError, program, root, train, type Training } from "./trainProcess";

const trained = new Map<string, Training>();

/** A training of 1,000 steps, run once for all tests: its first steps are those of a shorter one from the same seed. */
function trainLong(backend: EagerBackend, engine: EngineName): Training {
  const key = `${backend}, ${engine}`;
  const training = trained.get(key) ?? train(backend, engine, 1000);
  trained.set(key, training);
  return training;
}

type Pair = [backend: EagerBackend, engine: EngineName, parts: Part[]];

/** Every pair of an eager backend and an engine, beside wasm alone. */
const pairs: Pair[] = [
  ["wasm", "onnx", ["onnx"]],
  ["tensorflow", "eager", ["tensorflow"]],
  ["tensorflow", "onnx", ["tensorflow", "onnx"]],
  ["tensorflow", "tensorflow", ["tensorflow"]],
];

/** Those that are trained for longer as well. */
const longPairs = [pairs[0], pairs[3]];

describe("the same seeded training", () => {
  let expected: number[];
  beforeAll(() => ({ losses: expected } = train("wasm", "eager", 50)), 300_000);

  it("learns", () => expect(expected[49]).toBeLessThan(expected[0]));

  for (const [backend, engine, parts] of pairs)
    needs(parts, () =>
      it(`has the same losses within 1e-4 over 50 steps on ${backend}, replayed by ${engine}`, () => {
        const isLong = longPairs.some(([b, e]) => b === backend && e === engine);
        const { losses } = isLong ? trainLong(backend, engine) : train(backend, engine, 50);
        expect(largestError(losses, expected)).toBeLessThan(1e-4);
      }, 300_000),
    );
});

describe("1,000 captured steps", () => {
  for (const [backend, engine, parts] of longPairs)
    needs(parts, () =>
      it(`grow neither tensors nor memory: ${backend}, ${engine}`, () => {
        const { tensors, rss } = trainLong(backend, engine);
        expect(tensors[999]).toBe(tensors[10]);
        // From one third to the end: what allocators keep has come to rest. The least of many steps: garbage comes and goes.
        const least = (from: number) => Math.min(...rss.slice(from, from + 150));
        expect(least(850) - least(250)).toBeLessThan(8 * 2 ** 20);
      }, 300_000),
    );
});

describe("a training that is killed in the middle of a step", () => {
  it("leaves no file behind but among the temporary ones", async () => {
    const before = readdirSync(root).sort();
    const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("captured-step-"));
    const left = ours();
    const args = [
      "-r",
      "ts-node/register",
      program,
      has("tensorflow") ? "tensorflow" : "wasm",
      "auto",
      "100000",
    ];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve)); // "replaying"
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(readdirSync(root).sort()).toEqual(before);
    expect(ours()).toEqual(left);
  }, 60_000);
});
