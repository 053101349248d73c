/**
 * A process in which one peer trains: it answers "run N" on stdin with the times and losses of N steps, a line of JSON on stdout;
 * torchWorker.py is its counterpart. Arguments: work, data file, then "jax-js" and its folder, or "ours" and an engine.
 */
import { createInterface } from "node:readline";
import type { EngineName } from "lib/tensor/engines/engine";
import { jaxStepper } from "./jaxStepper";
import type * as OurSteppers from "./ourStepper";
import type { Stepper } from "./readWork";
import type { WorkName } from "./works";

/** @param detail the folder of jax-js, or an engine: ONNX Runtime runs with npm's packages alone */
function stepperOf(peer: string, work: WorkName, file: string, detail: string): Promise<Stepper> {
  if (peer === "jax-js") return jaxStepper(work, file, detail);
  if (detail === "onnx") process.env.COURSE_TENSORS = "npm";
  const { ourStepper } = require("./ourStepper") as typeof OurSteppers;
  return ourStepper(work, file, detail as EngineName);
}

async function main(): Promise<void> {
  const [work, file, peer, detail] = process.argv.slice(2);
  const step = await stepperOf(peer, work as WorkName, file, detail);
  for await (const line of createInterface({ input: process.stdin })) {
    const steps = Array.from({ length: Number(line.split(" ")[1]) }, () => {
      const start = performance.now();
      const loss = step();
      return { time: performance.now() - start, loss };
    });
    const answer = { times: steps.map(({ time }) => time), losses: steps.map(({ loss }) => loss) };
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    process.stdout.write(`${JSON.stringify({ ...answer, peakBytes })}\n`);
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
