import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { interruptDescriptor } from "./frames";
import { interruptFlags } from "./interruptFlags";

const flags = workerData as Int32Array;

/** How long the main thread has to take notice before its code is terminated, in milliseconds. */
const patience = 100;

/** How long after that it is terminated again: a native call may last. */
const longPatience = 1000;

/** After which an interrupt is given up, in milliseconds. */
const lifetime = 60_000;

function terminateMainThread(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}

/**
 * Asks the main thread to stop: its event loop by a message, a loop in a cell by the flag, both of which end the cell by an exception;
 * then terminates what runs. Never while the compiler works, whose state would be lost.
 */
function interrupt(): void {
  const before = Atomics.load(flags, interruptFlags.acknowledged);
  const started = Date.now();
  Atomics.store(flags, interruptFlags.requested, 1);
  parentPort?.postMessage("interrupt");
  const insist = (): void => {
    if (Atomics.load(flags, interruptFlags.acknowledged) !== before || Date.now() - started > lifetime)
      return;
    const untouchable = Atomics.load(flags, interruptFlags.untouchable) === 1;
    if (!untouchable) terminateMainThread();
    setTimeout(insist, untouchable ? 10 : longPatience);
  };
  setTimeout(insist, patience);
}

/** A byte is an interrupt; the end of the pipe means that the front end has gone, and then nothing here has a purpose. */
const channel = new Socket({ fd: interruptDescriptor, readable: true, writable: false });
channel.on("data", interrupt);
channel.on("error", () => undefined);
channel.on("close", () => process.kill(process.pid, "SIGKILL"));
