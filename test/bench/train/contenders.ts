import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import { type EngineName } from "lib/tensor/engines/engine";
import { EngineProcess } from "./engineProcess";
import { mklShim } from "./pytorch/mklShim";
import { startTorch, type TorchOptions } from "./pytorch/startTorch";
import { type Torch } from "./pytorch/torchVenv";
import { type Task } from "./trainSize";

/** Who takes part, in the order in which the table shows them. */
export type ContenderName =
  | "captured, TensorFlow session"
  | "captured, ONNX Runtime (npm alone)"
  | "eager TensorFlow.js, native"
  | "eager TensorFlow.js, wasm"
  | "PyTorch eager as shipped, all threads"
  | "PyTorch eager, 1 thread"
  | "PyTorch eager, all threads"
  | "torch.compile, all threads";

/** One way to run the step: a process, and what it is told before its turn. */
export interface Contender {
  readonly name: ContenderName;
  readonly process: EngineProcess;
  readonly prepare?: string;
  /** Starts another one, for the first of two starts; where something is kept from start to start. */
  readonly startBefore?: () => EngineProcess;
  /** So slow that it gets one turn of two steps only. */
  readonly isSlow: boolean;
}

const root = path.resolve(__dirname, "../../..");
const tsNode = path.join(root, "node_modules/ts-node/dist/bin.js");

function ours(
  name: ContenderName,
  { agent, size }: Task,
  file: string,
  engine: string,
  packages: string,
): Contender {
  const worker = path.join(__dirname, "worker.ts");
  const command = [process.execPath, tsNode, worker, agent, size, file, engine, packages];
  // What is kept from start to start is in a cache of the bench's own, so that the first start is one.
  const cache = { XDG_CACHE_HOME: path.join(path.dirname(file), "cache") };
  const start = (): EngineProcess => new EngineProcess(name, command, root, cache);
  const isSlow = engine === "eager";
  return { name, process: start(), isSlow, ...(!isSlow && { startBefore: start }) };
}

/** Writes the file that all start from.
 *  @returns the engines that are here
 *  @throws Error if the process that writes it fails */
function writeData({ agent, size }: Task, file: string): EngineName[] {
  const command = [tsNode, path.join(__dirname, "writeData.ts"), agent, size, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`bench:train: the data could not be written: ${stderr.trim()}`);
  return JSON.parse(stdout) as EngineName[];
}

/**
 * Writes the data that all start from, and starts a process for each engine that this machine has.
 * @param quick leaves out what takes minutes: torch.compile and eager wasm
 */
export function startContenders(task: Task, file: string, torch: Torch | null, quick: boolean): Contender[] {
  const engines = writeData(task, file);
  const native = engines.includes("tensorflow");
  const contenders: Contender[] = [];
  if (native) contenders.push(ours("captured, TensorFlow session", task, file, "tensorflow", "native"));
  if (engines.includes("onnx"))
    contenders.push(ours("captured, ONNX Runtime (npm alone)", task, file, "onnx", "npm"));
  if (native) contenders.push(ours("eager TensorFlow.js, native", task, file, "eager", "native"));
  if (!quick) contenders.push(ours("eager TensorFlow.js, wasm", task, file, "eager", "npm"));
  return torch ? [...contenders, ...torchContenders(torch, task, file, quick)] : contenders;
}

function torchContenders(torch: Torch, task: Task, file: string, quick: boolean): Contender[] {
  const preload = mklShim();
  const start = (options: TorchOptions) => startTorch(torch, task, file, options);
  const eager = start({ name: "PyTorch eager", preload });
  const all = `threads ${availableParallelism()}`;
  const contender = (name: ContenderName, process: EngineProcess, prepare: string): Contender => ({
    ...{ name, process, prepare, isSlow: false },
  });
  const contenders = [
    contender("PyTorch eager, 1 thread", eager, "threads 1"),
    contender("PyTorch eager, all threads", eager, all),
  ];
  if (preload) {
    const shipped = start({ name: "PyTorch eager as shipped" });
    contenders.push(contender("PyTorch eager as shipped, all threads", shipped, all));
  }
  if (quick) return contenders;
  const compiled = start({ name: "torch.compile", flags: ["--compile"], preload });
  return [...contenders, contender("torch.compile, all threads", compiled, all)];
}
