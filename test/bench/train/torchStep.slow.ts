import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dreamerV1 } from "lib/agents/dreamerV1/dreamerV1";
import { decode, encode } from "lib/data/safetensors";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { needs } from "../../support/needs";
import { trainingFlops } from "./arithmetic";
import { comparedParts, compareSteps, tolerances } from "./compareSteps";
import { EngineProcess } from "./engineProcess";
import { findTorch } from "./torchVenv";
import { trainData } from "./trainData";
import { configOf, sizeOf } from "./trainSize";

function testTorchWorker(): void {
  const size = sizeOf("tiny");
  const folder = mkdtempSync(path.join(tmpdir(), "torch-step-"));
  const [dataFile, stepFile] = ["data", "step"].map((name) => path.join(folder, `${name}.safetensors`));
  let theirs: EngineProcess;

  beforeAll(async () => {
    await tf.ready();
    const data = trainData(size, "torch");
    writeFileSync(dataFile, encode(data));
    disposeTree(data);
    const worker = path.join(__dirname, "torchWorker.py");
    theirs = new EngineProcess(
      "PyTorch",
      [findTorch()!.python, worker, "--size", "tiny", "--data", dataFile],
      folder,
    );
  });

  afterAll(async () => {
    await theirs.stop();
    rmSync(folder, { recursive: true });
  });

  it("takes the step that ours takes: losses, parameters and moments agree", async () => {
    await theirs.ask("run 1");
    await theirs.ask(`save ${stepFile}`);
    const data = trainData(size, "torch");
    const next = dreamerV1(configOf(size))(data.state, data.batch, data.noise);
    const [before, ours, expected] = [
      readFileSync(dataFile),
      encode(comparedParts(next)),
      readFileSync(stepFile),
    ].map(decode);
    expect(expected.size).toBeGreaterThan(100);
    expect(compareSteps(before, ours, expected).error).toBeLessThan(tolerances.tiny);
    disposeTree(data, next);
  }, 60_000);

  it("goes back to the same state after getting ready", async () => {
    const again = path.join(folder, "again.safetensors");
    await theirs.ask("prime 2");
    await theirs.ask("run 1");
    await theirs.ask(`save ${again}`);
    expect(readFileSync(again).equals(readFileSync(stepFile))).toBe(true);
  }, 60_000);

  it("counts as many operations as we do", async () => {
    expect(await theirs.ask("flops")).toMatchObject({ flops: trainingFlops(size) });
  }, 60_000);
}

needs("pytorch", () => describe("torchWorker.py", testTorchWorker));
