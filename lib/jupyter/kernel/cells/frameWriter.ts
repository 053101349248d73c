import fs from "node:fs";
import { killOwnGroup } from "../processTree";
import { currentCell } from "./cellContext";
import { type ExecutionOutput, type Frame, frameDescriptor } from "../wire/frames";

// Before a cell can change them.
const { stringify } = JSON;
const { wait } = Atomics;
const { writeSync } = fs;
const toBytes = Buffer.from.bind(Buffer) as (text: string) => Buffer;

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes one frame and returns when the front end's pipe has taken it: what was printed before a crash has left this process,
 * and a cell that prints faster than the front end reads waits instead of filling memory.
 */
export function writeFrame(frame: Frame): void {
  const bytes = toBytes(`${stringify(frame)}\n`);
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(frameDescriptor, bytes, sent);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") killOwnGroup();
      if (code !== "EAGAIN" && code !== "EINTR") throw error;
      wait(pause, 0, 0, 1);
    }
  }
}

let latest = 0;

/** Gives what is written by nobody in particular, such as a library's own callback, from now on to this request. */
export function attributeOutputTo(id: number): void {
  latest = id;
}

/** The request on whose behalf the running code writes. */
export function outputOwner(): number {
  return currentCell()?.id ?? latest;
}

/** Sends one output of the running code. */
export function writeOutput(output: ExecutionOutput): void {
  writeFrame({ type: "output", id: outputOwner(), output });
}
