import { Session } from "node:inspector";
import { Socket } from "node:net";
import { workerData } from "node:worker_threads";
import { interruptDescriptor } from "./frames";
import { shared } from "./interruptible";

const flags = workerData as Int32Array;

/** How long the main thread has to take notice before its code is terminated. */
const patience = 60;

function terminateMainThread(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}

/** Asks by SIGINT, then terminates; never while the compiler works, whose state would be lost. */
function interrupt(): void {
  const before = Atomics.load(flags, shared.acknowledged);
  const started = Date.now();
  let asked = 0;
  const insist = (): void => {
    if (Atomics.load(flags, shared.acknowledged) !== before || Date.now() - started > 60_000) return;
    let wait: number = patience;
    if (Atomics.load(flags, shared.untouchable) === 1) {
      wait = 10;
    } else if (asked++ === 0) {
      process.kill(process.pid, "SIGINT");
    } else {
      terminateMainThread();
      wait = 1000;
    }
    setTimeout(insist, wait);
  };
  insist();
}

/** A byte is an interrupt; the end of the pipe means that the front end has gone, and then nothing here has a purpose. */
const channel = new Socket({ fd: interruptDescriptor, readable: true, writable: false });
channel.on("data", interrupt);
channel.on("error", () => undefined);
channel.on("close", () => process.kill(process.pid, "SIGKILL"));
