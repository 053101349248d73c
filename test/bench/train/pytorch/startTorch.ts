import path from "node:path";
import { EngineProcess } from "../engineProcess";
import { type Task } from "../trainSize";
import { compileCache, type Torch } from "./torchVenv";

/** How PyTorch's side is started. */
export interface TorchOptions {
  /** What messages call it. */
  readonly name: string;
  /** Of worker.py. */
  readonly flags?: readonly string[];
  /** A library that is loaded first. */
  readonly preload?: string | null;
}

/** A process in which PyTorch trains. @param file the state, batch and noise that it starts from */
export function startTorch(
  torch: Torch,
  { agent, size }: Task,
  file: string,
  { name, flags = [], preload = null }: TorchOptions,
): EngineProcess {
  const worker = path.join(__dirname, "worker.py");
  const command = [torch.python, worker, "--agent", agent, "--size", size, "--data", file, ...flags];
  const variables: NodeJS.ProcessEnv = { TORCHINDUCTOR_CACHE_DIR: compileCache() };
  if (preload) variables.LD_PRELOAD = preload;
  return new EngineProcess(name, command, __dirname, variables);
}
