import { spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { cacheFolder } from "lib/setup/shared/places";
import { installInto, pythonIn } from "../../virtualEnvironment";

/** The packages of the bench's own virtual environment, as PyPI has them. */
const packages = ["torch==2.15.0", "numpy==2.4.6", "safetensors==0.8.0"];

const size = "about 5.8 GB with its CUDA parts on Linux, 1 GB elsewhere; 2 minutes on a fast network";

/** The virtual environment's folder, outside of every clone. */
export const torchFolder = (): string => path.join(cacheFolder(), "bench-torch");

/** Where torch.compile keeps what it has compiled, so that only the first run of the bench takes minutes. */
export const compileCache = (): string => path.join(cacheFolder(), "bench-torch-compiled");

/** PyTorch as it is installed for the bench. */
export interface Torch {
  python: string;
  version: string;
}

/** The bench's PyTorch; null where it is not installed or does not start. */
export function findTorch(folder = torchFolder()): Torch | null {
  const python = pythonIn(folder);
  if (python === null) return null;
  const probe = "import torch, numpy, safetensors; print(torch.__version__)";
  const { status, stdout } = spawnSync(python, ["-c", probe], { encoding: "utf8" });
  return status === 0 ? { python, version: stdout.trim() } : null;
}

async function agrees(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`Install PyTorch for the comparison into ${folder} (${size})? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

/**
 * The bench's PyTorch, installed from PyPI if the user agrees.
 * @param yes the user has agreed on the command line
 * @returns null where there is none; `say` tells why
 */
export async function obtainTorch(yes: boolean, say: (line: string) => void): Promise<Torch | null> {
  const found = findTorch();
  if (found) return found;
  const folder = torchFolder();
  if (!yes && !(await agrees(folder))) {
    say("PyTorch is not installed for the bench: it times ours alone. --yes installs it.");
    return null;
  }
  say(`Installing ${packages.join(", ")} into ${folder} (${size}) …`);
  try {
    const failure = installInto(folder, packages);
    if (failure === null) return findTorch();
    say(`PyTorch could not be installed (${failure.trim().split("\n").pop()}): the bench times ours alone.`);
  } catch (error) {
    say(`PyTorch could not be installed (${(error as Error).message}): the bench times ours alone.`);
  }
  return null;
}
