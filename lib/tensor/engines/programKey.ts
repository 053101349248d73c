import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";

/** Smaller programs are made ready in a moment: nothing about them is worth a file. */
const smallest = 2 ** 17;

/** What a processor can do, as far as the system tells: what an engine makes of a program is for one kind of it. */
function processor(): string {
  try {
    return /^(flags|Features).*$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[0] ?? "";
  } catch {
    return "";
  }
}

/**
 * Tells a program apart from all others, on this machine and others, for what is kept of it on disk.
 * @param program as its engine gets it
 * @param engine whatever else decides what the engine makes of it: its name, version and settings, as plain data
 * @returns null for a program that is too small to keep anything of
 */
export function programKey(program: Uint8Array, engine: readonly unknown[]): string | null {
  if (program.byteLength < smallest) return null;
  const machine = [platform(), arch(), cpus()[0]?.model, processor()];
  return createHash("sha256")
    .update(JSON.stringify([engine, machine]))
    .update(program)
    .digest("hex");
}
