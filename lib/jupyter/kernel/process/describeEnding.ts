import type { Ending } from "./executionProcess";

const lost = "Variables and imports are lost: run the notebook again from its first cell.";

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;

function describeMemory(heapLimit: number | null): string {
  const limit =
    heapLimit === null ? "than they may take" : `than the ${gigabytes(heapLimit)} that they may take`;
  return (
    `The cell needed more memory for JavaScript objects ${limit}, which ended its process. ${lost} ` +
    "Keep less at a time; numbers in typed arrays or tensors take a tenth and do not count. " +
    'NODE_OPTIONS="--max-old-space-size=8192" in the environment of the kernel raises the limit to 8 GB.'
  );
}

/** How the end of the process that ran the cells is told: what happened, what is lost and what to do. */
export function describeEnding(ending: Ending): { ename: string; evalue: string } {
  const { code, signal, outOfMemory, heapLimit } = ending;
  if (outOfMemory) return { ename: "OutOfMemory", evalue: describeMemory(heapLimit) };
  switch (signal) {
    case null:
      return { ename: "ProcessExit", evalue: `The cell ended its process with exit code ${code}. ${lost}` };
    case "SIGKILL":
      return {
        ename: "ProcessKilled",
        evalue: `The process that runs the cells was killed (SIGKILL): the machine is probably out of memory. ${lost}`,
      };
    default:
      return {
        ename: "ProcessCrash",
        evalue: `The process that runs the cells crashed (${signal}), in native code or by process.abort(). ${lost}`,
      };
  }
}
