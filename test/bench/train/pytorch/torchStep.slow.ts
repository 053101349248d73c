import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { decode, encode } from "lib/data/safetensors";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { type AgentName } from "lib/train/agents";
import { needs } from "../../../support/needs";
import { benchAgents } from "../agents/benchAgents";
import { comparedParts, compareSteps, tolerances } from "../compareSteps";
import { type EngineProcess } from "../engineProcess";
import { trainData } from "../trainData";
import { gradientNorms } from "./gradientNorms";
import { startTorch } from "./startTorch";
import { findTorch } from "./torchVenv";

/** With it, Dreamer V2's draws by uniform noise have no two classes so nearly tied that rounding decides. */
const seed = "torch";

function testWorker(name: AgentName): void {
  const agent = benchAgents[name]("tiny");
  const folder = mkdtempSync(path.join(tmpdir(), "torch-step-"));
  const fileOf = (step: string): string => path.join(folder, `${step}.safetensors`);
  const read = (step: string) => decode(readFileSync(fileOf(step)));
  let theirs: EngineProcess;

  /** Takes two steps on either side from the same state, and writes each state down. */
  beforeAll(async () => {
    await tf.ready();
    const { state, batch, noise } = trainData(agent, seed);
    writeFileSync(fileOf("data"), encode({ state, batch, noise }));
    const first = agent.step(state, batch, noise);
    const second = agent.step(first.state, batch, noise);
    writeFileSync(fileOf("ours-1"), encode(comparedParts(first, agent)));
    writeFileSync(fileOf("ours-2"), encode(comparedParts(second, agent)));
    disposeTree(state, batch, noise, first, second);
    const task = { agent: name, size: "tiny" } as const;
    theirs = startTorch(findTorch()!, task, fileOf("data"), { name: "PyTorch" });
    for (const step of [1, 2]) {
      await theirs.ask("run 1");
      await theirs.ask(`save ${fileOf(`theirs-${step}`)}`);
    }
  }, 300_000);

  afterAll(async () => {
    await theirs.stop();
    rmSync(folder, { recursive: true });
  });

  it("takes the step that ours takes: losses, parameters and moments agree", () => {
    const expected = read("theirs-1");
    expect(expected.size).toBeGreaterThan(100);
    expect(compareSteps(read("data"), read("ours-1"), expected).error).toBeLessThan(tolerances.tiny);
  });

  it("has the same gradient by every tensor, in its norm", () => {
    const [ours, expected] = ["ours-1", "theirs-1"].map((step) => gradientNorms(read("data"), read(step)));
    expect([...ours.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [tensor, norm] of expected)
      expect([tensor, Math.abs(ours.get(tensor)! / norm - 1) < tolerances.tiny]).toEqual([tensor, true]);
  });

  it("takes the next step as ours does", () => {
    const before = new Map([...read("ours-1")].filter(([name]) => name.startsWith("state.")));
    const { error } = compareSteps(before, read("ours-2"), read("theirs-2"));
    expect(error).toBeLessThan(tolerances.tiny);
  });

  it("goes back to the same state after getting ready", async () => {
    await theirs.ask("prime 2");
    await theirs.ask("run 1");
    await theirs.ask(`save ${fileOf("again")}`);
    expect(readFileSync(fileOf("again")).equals(readFileSync(fileOf("theirs-1")))).toBe(true);
  }, 120_000);

  it("counts as many operations as we do", async () => {
    expect(await theirs.ask("flops")).toMatchObject({ flops: agent.flops });
  }, 120_000);
}

needs("pytorch", () => describe.each(["dreamerV1", "dreamerV2"] as const)("worker.py for %s", testWorker));
