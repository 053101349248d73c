/** What one student process may use. */
export interface Limits {
  /** Wall time of one call, in milliseconds. */
  callMs: number;
  /** What the grader may take for its answers in all, in milliseconds, before they count as the student's time. */
  answersMs: number;
  /** Time in which its process was waited for since it loaded its code, in milliseconds. */
  sessionMs: number;
  /** Processor time of the process, in seconds. */
  cpuSeconds: number;
  /** Memory of all its processes together, in bytes. */
  memoryBytes: number;
  /** Processes and threads. */
  pids: number;
  /** What it may print, in bytes, before it is stopped. */
  outputBytes: number;
  /** Room in /tmp, in bytes. */
  diskBytes: number;
  /** Messages that it may send. */
  messages: number;
  /** Bytes of all its messages together: what the grader may have to keep. */
  receivedBytes: number;
  /** How often one call may call the functions among its arguments. */
  questions: number;
}

const MiB = 1024 * 1024;

/** For the checks of an exercise; times and messages are those of one check. */
export const checkLimits: Limits = {
  callMs: 5_000,
  answersMs: 20_000,
  sessionMs: 20_000,
  cpuSeconds: 125,
  memoryBytes: 512 * MiB,
  pids: 64,
  outputBytes: MiB,
  diskBytes: 64 * MiB,
  messages: 100_000,
  receivedBytes: 32 * MiB,
  questions: 10_000,
};

/** For reading and type checking a notebook's source: two seconds for ours, ten for one in which everything hangs together by `any`,
 *  and a loaded machine takes a multiple of that. */
export const prepareLimits: Limits = {
  ...checkLimits,
  callMs: 60_000,
  sessionMs: 90_000,
  cpuSeconds: 3600,
  memoryBytes: 1024 * MiB,
  messages: 1_000_000,
  receivedBytes: 1024 * 1024 * MiB,
};

/** For our own checks, which run on what a student's code sends, through all of a submission. Waiting for that code costs them
 *  nothing. */
export const checkerLimits: Limits = {
  ...checkLimits,
  callMs: 20_000,
  answersMs: Infinity,
  sessionMs: 120_000,
  memoryBytes: 1024 * MiB,
  messages: 2_000_000,
  receivedBytes: 4096 * MiB,
};

/** These limits in a box: code that computes with tensors trains, and its engine has threads and memory of its own. */
export function limitsIn(box: { packages?: unknown }, limits: Limits): Limits {
  if (!box.packages) return limits;
  const [callMs, sessionMs] = [Math.max(limits.callMs, 20_000), Math.max(limits.sessionMs, 60_000)];
  const cpuSeconds = Math.max(limits.cpuSeconds, 600);
  return { ...limits, callMs, sessionMs, cpuSeconds, memoryBytes: 2048 * MiB, pids: 256 };
}

/** V8's heap: as large as all memory, so that the kernel or the watchdog ends a process at once where V8 would collect for seconds. */
export const heapMegabytes = (limits: Limits): number => Math.floor(limits.memoryBytes / MiB);

/** The shell's commands that set the limits a process inherits: CPU seconds, file size (512-byte blocks), open files, no core dumps. */
export function ulimits(limits: Limits): string {
  return `ulimit -t ${limits.cpuSeconds}; ulimit -f ${Math.ceil(limits.diskBytes / 512)}; ulimit -n 256; ulimit -c 0`;
}
