import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { GymnasiumError } from "./gymnasiumError";

/** A program that is asked and answers without a turn of the event loop: a step of an environment is no promise. */
export interface Pipe {
  readonly pid: number;
  /** @throws GymnasiumError if the program has ended */
  write(bytes: Uint8Array): void;
  /** Waits until so many bytes have come. @throws GymnasiumError if the program ends before */
  read(size: number): Buffer;
  /** Ends the conversation, and with it a program that listens. */
  close(): void;
}

/** Both ends of a named pipe that has lost its name: nobody else can open it. */
function pipeEnds(folder: string, name: string): { read: number; write: number } {
  const file = path.join(folder, name);
  const made = spawnSync("mkfifo", ["-m", "600", file], { encoding: "utf8" });
  if (made.status !== 0)
    throw new GymnasiumError(`pipes could not be made: ${made.error?.message ?? made.stderr.trim()}`);
  const both = openSync(file, "r+"); // so that neither of the next two waits for the other
  const ends = { read: openSync(file, "r"), write: openSync(file, "w") };
  closeSync(both);
  return ends;
}

/** The last line of a file that a program has written its errors to. */
function lastLine(file: number): string {
  const bytes = Buffer.alloc(100_000);
  const size = readSync(file, bytes, 0, bytes.length, 0);
  return bytes.toString("utf8", 0, size).trim().split("\n").at(-1)!.trim();
}

/**
 * Starts a program whose standard input and output are pipes that block. When it ends, however it does, its ends of them are closed, so
 * that nobody waits for it; when this process ends, so are this one's, and a program that reads its input ends, too.
 * @param name what it is called in errors
 * @throws GymnasiumError if there is no such program, and on Windows, which has no such pipes
 */
export function startPipe(name: string, program: string, args: readonly string[]): Pipe {
  if (process.platform === "win32")
    throw new GymnasiumError(`${name} needs Linux, macOS or WSL: Windows has no named pipes that block`);
  const folder = mkdtempSync(path.join(tmpdir(), "gymnasium-"));
  const [input, output] = [pipeEnds(folder, "input"), pipeEnds(folder, "output")];
  const errors = openSync(path.join(folder, "errors"), "w+");
  rmSync(folder, { recursive: true });
  const child = spawn(program, args, { stdio: [input.read, output.write, errors] });
  child.on("error", () => undefined);
  child.unref();
  for (const end of [input.read, output.write]) closeSync(end);
  const { pid } = child;
  const close = () => [input.write, output.read, errors].forEach((end) => closeSync(end));
  if (pid === undefined) {
    close();
    throw new GymnasiumError(`${name} could not be started: ${program} is no program`);
  }
  let isOver = false; // its ends are not closed all at once: who has seen one closed knows
  const ended = () => {
    isOver = true;
    const last = lastLine(errors);
    return new GymnasiumError(`${name} has ended${last === "" ? "" : `; its last words were: ${last}`}`);
  };
  return {
    pid,
    close,
    write(bytes) {
      if (isOver) throw ended();
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(input.write, bytes, at);
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === "EPIPE" ? ended() : error;
      }
    },
    read(size) {
      const bytes = Buffer.alloc(size);
      for (let at = 0; at < size;) {
        const came = readSync(output.read, bytes, at, size - at, null);
        if (came === 0) throw ended();
        at += came;
      }
      return bytes;
    },
  };
}
