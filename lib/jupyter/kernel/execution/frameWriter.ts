import { writeSync } from "node:fs";
import { type ExecutionOutput, type Frame, frameDescriptor } from "./frames";

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes one frame and returns when the front end's pipe has taken it: what was printed before a crash has left this process,
 * and a cell that prints faster than the front end reads waits instead of filling memory.
 */
export function writeFrame(frame: Frame): void {
  const bytes = Buffer.from(`${JSON.stringify(frame)}\n`);
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(frameDescriptor, bytes, sent);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.kill(process.pid, "SIGKILL");
      if (code !== "EAGAIN" && code !== "EINTR") throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

let current = 0;

/** Gives what is written from now on to this request, also what leftover promises write after it has ended. */
export function attributeOutputTo(id: number): void {
  current = id;
}

/** Sends one output of the latest cell. */
export function writeOutput(output: ExecutionOutput): void {
  writeFrame({ type: "output", id: current, output });
}
