import { freeBytes } from "../shared/folders";
import { SetupError } from "../shared/setupError";

/** Asserts that the disk of a folder, which need not exist yet, has room.
 *  @throws SetupError that says how much is needed and how much is free */
export function assertRoom(folder: string, bytes: number, free = freeBytes(folder)): void {
  if (free >= bytes) return;
  const gigabytes = (n: number) => (n / 1e9).toFixed(1);
  throw new SetupError(
    `The native library needs ${gigabytes(bytes)} GB on the disk of ${folder}, where ${gigabytes(free)} GB are free. Free some space, then run the command again.`,
  );
}
