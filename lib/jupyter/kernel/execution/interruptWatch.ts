import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { interruptDescriptor, LineParser } from "./frames";
import { interruptFlags } from "./interruptFlags";

const flags = workerData as Int32Array;

/** How long the main thread has to take notice before its code is terminated, in milliseconds. */
const patience = 100;

/** How much of the processor it must have had meanwhile, in milliseconds: one that merely waits for its turn takes notice then. */
const share = 20;

/** How long it may have none, in milliseconds: code may also sleep. */
const sleep = 500;

/** How long after that it is terminated again: a native call may last. */
const longPatience = 1000;

/** After which an interrupt is given up, in milliseconds. */
const lifetime = 60_000;

/** What this process has had of the processor, in milliseconds. */
function usedProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function terminateMainThread(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}

/**
 * Asks the main thread to stop: its event loop by a message, a loop in a cell by the flag, both of which end the cell by an exception;
 * then terminates what runs. Never while the compiler works, whose state would be lost, and never a cell that came later.
 * @param upTo the last request that is meant
 */
function interrupt(upTo: number): void {
  const before = Atomics.load(flags, interruptFlags.acknowledged);
  const started = Date.now();
  const used = usedProcessor();
  Atomics.store(flags, interruptFlags.requested, upTo);
  parentPort?.postMessage(upTo);
  const isOver = (): boolean =>
    Atomics.load(flags, interruptFlags.acknowledged) !== before ||
    Atomics.load(flags, interruptFlags.begun) > upTo ||
    Date.now() - started > lifetime;
  const insist = (): void => {
    if (isOver()) return;
    const untouchable = Atomics.load(flags, interruptFlags.untouchable) === 1;
    const hadItsTurn = usedProcessor() - used > share || Date.now() - started > sleep;
    const terminates = hadItsTurn && !untouchable;
    if (terminates) terminateMainThread();
    setTimeout(insist, terminates ? longPatience : 10);
  };
  setTimeout(insist, patience);
}

const parser = new LineParser<number>();

/** A line is an interrupt; the end of the pipe means that the front end has gone, and then nothing here has a purpose. */
const channel = new Socket({ fd: interruptDescriptor, readable: true, writable: false });
channel.on("data", (chunk: Buffer) => {
  for (const upTo of parser.parse(chunk)) interrupt(upTo);
});
channel.on("error", () => undefined);
channel.on("close", () => process.kill(process.pid, "SIGKILL"));
