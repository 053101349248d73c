import { mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";

const parent = path.resolve(__dirname, "../../.cache/tests");

/** A new folder inside the repository, where cells find lib as notebooks do; git does not see it, and the caller removes it. */
export function scratchFolder(name: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, `${name}-`));
}
