import type { FailureStatus } from "../failure";

/** What is known of a process that has ended by itself. */
export interface Ending {
  /** Whether its host ever said hello. */
  greeted: boolean;
  /** The first kilobytes that it printed. */
  output: string;
  /** Whether it was ended for its memory. */
  outOfMemory: boolean;
  /** The memory that it was allowed. */
  memoryBytes: number;
}

/** What it means that a process ended before its work was done.
 *  @param code What it returned, or null. @param signal What ended it, or null. */
export function exitFailure(
  code: number | null,
  signal: string | null,
  { greeted, output, outOfMemory, memoryBytes }: Ending,
): { status: FailureStatus; message: string } {
  if (!greeted) {
    const reason = output.trim().split("\n")[0] ?? "";
    const message = `the sandbox did not start (exit ${code ?? signal}) ${reason}`.trim();
    return { status: "infrastructure-error", message };
  }
  const aborted = code === 134 || signal === "SIGABRT";
  if (outOfMemory || (aborted && /heap|memory/i.test(output)))
    return { status: "out-of-memory", message: `needed more than ${Math.floor(memoryBytes / 2 ** 20)} MB` };
  if (code === 152 || signal === "SIGXCPU")
    return { status: "timeout", message: "used more processor time than allowed" };
  return { status: "crash", message: `the process ended by itself (exit ${code ?? signal})` };
}
