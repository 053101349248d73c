import os from "node:os";

/** What cells may fill with JavaScript objects, in MB, on any machine with twice as much memory; larger machines give as much by default. */
const wanted = 4096;

/** A limit in MB where Node's own, a quarter of the memory, is lower than need be; null where it is not, or where somebody set one. */
function heapLimit(memory: number, given: string): number | null {
  const megabytes = Math.floor(memory / 2 ** 20);
  if (megabytes >= 4 * wanted || /max[-_]old[-_]space/.test(given)) return null;
  return Math.min(wanted, Math.floor(megabytes / 2));
}

/**
 * The options of Node with which execution processes run.
 * @param memory of the machine or of what it lets this process have, in bytes
 * @param given what NODE_OPTIONS says
 */
export function nodeOptions(
  memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Infinity),
  given = process.env.NODE_OPTIONS ?? "",
): string[] {
  const limit = heapLimit(memory, given);
  return [
    // Code that is terminated does not leave Node's stack of asynchronous contexts; by default Node would end the process for that.
    "--no-force-async-hooks-checks",
    ...(limit === null ? [] : [`--max-old-space-size=${limit}`]),
  ];
}
