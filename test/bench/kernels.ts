import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { KernelClient } from "../support/kernelClient";
import { installPackage } from "./npmPackage";

const root = path.resolve(__dirname, "../..");
const cache = path.join(root, ".cache/bench");

/** The version of Deno that is measured; it is no dependency of the project. */
const denoVersion = "2.9.6";

/** A kernel to measure. */
export interface MeasuredKernel {
  name: string;
  /** The command that starts it; the connection file's path follows. */
  command: string[];
  /** How its kernelspec says that it is interrupted. */
  interruptMode: "message" | "signal";
}

/** Ours, plain tslab and Deno, which is installed below .cache at first. */
export function measuredKernels(): MeasuredKernel[] {
  const ours = path.join(root, "lib/dist/jupyter/kernel/main.js");
  const tslab = path.join(root, "node_modules/tslab/bin/tslab");
  return [
    { name: "ours", command: [process.execPath, ours], interruptMode: "message" },
    {
      name: "plain tslab",
      command: [process.execPath, tslab, "kernel", "--config-path"],
      interruptMode: "signal",
    },
    {
      name: `Deno ${denoVersion}`,
      command: [
        path.join(installPackage("bench:kernel", "deno", denoVersion), "../.bin/deno"),
        "jupyter",
        "--kernel",
        "--conn",
      ],
      interruptMode: "signal",
    },
  ];
}

/** Puts kernelspecs for Jupyter's own tests below .cache and returns the folder for JUPYTER_PATH and each kernel's name there. */
export function writeKernelspecs(kernels: readonly MeasuredKernel[]): { share: string; names: string[] } {
  const share = path.join(cache, "share");
  const names = kernels.map(({ name, command, interruptMode }) => {
    const folderName = `bench-${name
      .toLowerCase()
      .replace(/[^a-z]+/g, "-")
      .replace(/-$/, "")}`;
    const folder = path.join(share, "kernels", folderName);
    mkdirSync(folder, { recursive: true });
    const argv = [...command, "{connection_file}"];
    const spec = { argv, display_name: name, language: "typescript", interrupt_mode: interruptMode };
    writeFileSync(path.join(folder, "kernel.json"), JSON.stringify(spec));
    return folderName;
  });
  return { share, names };
}

/** Starts a kernel in the notebooks' folder, as a notebook does. */
export function startKernel({ command }: MeasuredKernel): Promise<KernelClient> {
  return KernelClient.start(command, path.join(root, "notebooks"));
}

/** Resolves with undefined where the work takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, milliseconds, undefined)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
