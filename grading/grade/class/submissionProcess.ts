import type { Readable, Writable } from "node:stream";
import { sweepCgroups } from "../../sandbox/walls/cgroup";
import type { Tier } from "../../sandbox/walls/tier";
import type { FileJob, Graded } from "../gradeFile";
import { type OwnLimits, startOwn } from "./ownProcess";

/** The process of one submission ended without a result: a failure of ours, whatever brought it about. */
export class ProcessFailure extends Error {
  override name = "ProcessFailure";
}

/** Limits of a submission's process. Its sandboxes have theirs; these are for what should not happen. */
export interface SubmissionLimits extends OwnLimits {
  wallMs: number;
  resultBytes: number;
}

/** Time for two minutes of student's code, two of our checks on it, its compilation and a busy machine. */
export const submissionLimits: SubmissionLimits = {
  wallMs: 420_000,
  cpuSeconds: 300,
  heapMegabytes: 1024,
  resultBytes: 32 * 2 ** 20,
};

/** What a stream brings, up to a limit; beyond it `excess` is called. */
function collect(stream: Readable, bytes: number, excess: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= bytes) chunks.push(chunk);
    else excess();
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

/** What the processes of a class's submissions have in common. */
export interface SubmissionProcesses {
  /** The grader as JSON. */
  graderFile: string;
  /** The compilers' address, or "". */
  compilers: string;
  /** Where they start from, if there is one. */
  snapshot?: string;
  tier: Tier;
}

/**
 * Grades one submission in a process of its own.
 * @throws ProcessFailure if the process gives no result
 */
export async function gradeInProcess(
  { graderFile, compilers, snapshot, tier }: SubmissionProcesses,
  job: FileJob,
  limits = submissionLimits,
): Promise<Graded> {
  const child = startOwn("submission", [graderFile, compilers], limits, snapshot);
  let stopped: string | undefined;
  const stop = (why: string): void => {
    stopped ??= why;
    child.kill("SIGKILL");
  };
  const onExit = (): void => void child.kill("SIGKILL");
  process.once("exit", onExit);
  const timer = setTimeout(() => stop(`took more than ${limits.wallMs / 1000} s`), limits.wallMs);
  const result = collect(child.stdout as Readable, limits.resultBytes, () => stop("gave too large a result"));
  const complaint = collect(child.stderr as Readable, 64 * 1024, () => undefined);
  const stdin = child.stdin as Writable;
  stdin.on("error", () => undefined);
  stdin.end(JSON.stringify(job));
  const ending = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(code === 0 ? "" : `ended with ${signal ?? `exit ${code}`}`),
    );
  });
  clearTimeout(timer);
  process.off("exit", onExit);
  try {
    if (ending === "" && stopped === undefined) return JSON.parse(result()) as Graded;
  } catch {
    // cut off
  }
  if (tier.cgroups) await sweepCgroups(tier.cgroups);
  const why = stopped ?? (ending || "gave no result");
  throw new ProcessFailure(`its process ${why} ${complaint().trim().split("\n")[0] ?? ""}`.trim());
}
