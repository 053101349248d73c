import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { cacheFolder } from "lib/setup/shared/places";

/** MKL, which PyTorch multiplies matrices with, asks this function whether it may use AVX-512: on Intel's processors only. */
const source = "int mkl_serv_intel_cpu_true(void) { return 1; }\n";

/**
 * A library that, loaded before PyTorch, lets MKL use the AVX-512 of another maker's processor: on an AMD EPYC (Zen 5) matrix products run at 506
 * instead of 228 GFLOP/s, and the comparison is to be with PyTorch at its best.
 * @returns the library's path; null where it is not needed or there is no C compiler
 */
export function mklShim(): string | null {
  const isAmd = os.cpus()[0].model.includes("AMD");
  if (process.platform !== "linux" || process.arch !== "x64" || !isAmd) return null;
  const library = path.join(cacheFolder(), "bench-mkl-shim.so");
  if (existsSync(library)) return library;
  mkdirSync(path.dirname(library), { recursive: true });
  const options = ["-shared", "-fPIC", "-x", "c", "-", "-o", library];
  return spawnSync("cc", options, { input: source }).status === 0 ? library : null;
}
