import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Where whole archives wait in the cache until a build from them is accepted. */
export const downloadsOf = (cache: string): string => path.join(cache, "downloads");

function remove(folder: string, pattern: RegExp): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (pattern.test(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Removes half-made builds and half-fetched archives; whole ones stay. To be called by the owner of the lock only. */
export function sweep(cache: string): void {
  remove(cache, /^tensorflow-.*\.(part|old)$/);
  remove(downloadsOf(cache), /^partial-/);
}

/** Runs `action` and sweeps before it, after it, and when the process is ended meanwhile by a signal that it handles. */
export async function sweptAround<T>(cache: string, action: () => Promise<T>): Promise<T> {
  const clean = () => sweep(cache);
  clean();
  process.once("exit", clean);
  try {
    return await action();
  } finally {
    process.off("exit", clean);
    clean();
  }
}
