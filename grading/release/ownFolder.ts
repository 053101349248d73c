import { rmSync } from "node:fs";

/** Lets somebody work in a folder that is gone afterwards, also where the process exits in the middle of it. */
export async function inOwnFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    return await work();
  } finally {
    process.off("exit", remove);
    remove();
  }
}
