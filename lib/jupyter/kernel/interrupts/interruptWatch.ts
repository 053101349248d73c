import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { interruptDescriptor, LineParser } from "../wire/frames";
import { interruptFlags } from "./interruptFlags";
import { endTree, killOwnGroup, newestChild } from "../processTree";
import { terminateAndLocate, terminateMainThread, usedProcessor } from "./mainThread";

const flags = workerData as Int32Array;

/** How long the main thread has to take notice before its code is terminated, in milliseconds. */
const patience = 100;

/** The same for a time limit that has passed; and how long an event loop that has heard of it may take to end the work. */
const limitPatience = 800;
const hearing = 3000;

/** How much of the processor it must have had meanwhile, in milliseconds: one that merely waits for its turn takes notice then. */
const share = 20;

/** How long it may have none, in milliseconds: code may also sleep. */
const sleep = 500;

/** How long it may go on with a module that it loads, in milliseconds. */
const loadPatience = 1000;

/** How long after that it is terminated again: a native call may last. */
const longPatience = 1000;

/** After which an interrupt is given up, in milliseconds. */
const lifetime = 60_000;

/** Terminates what the main thread runs, again and again, if that has had its turn and takes no notice. */
function insist(patience: number, isOver: () => boolean, terminate: () => void): void {
  const started = Date.now();
  const used = usedProcessor();
  const check = (): void => {
    if (isOver() || Date.now() - started > lifetime) return;
    const untouchable = Atomics.load(flags, interruptFlags.untouchable) === 1;
    const hadItsTurn = usedProcessor() - used > share || Date.now() - started > sleep;
    const loads = Atomics.load(flags, interruptFlags.loading) === 1 && Date.now() - started < loadPatience;
    const terminates = hadItsTurn && !untouchable && !loads;
    if (terminates) terminate();
    setTimeout(check, terminates ? longPatience : 10);
  };
  setTimeout(check, patience);
}

/**
 * Asks the main thread to stop: its event loop by a message, a loop in a cell by the flag, both of which end the cell by an exception;
 * then terminates what runs. Never while the compiler works, whose state would be lost, and never a cell that came later.
 * @param upTo the last request that is meant
 */
function interrupt(upTo: number): void {
  const before = Atomics.load(flags, interruptFlags.acknowledged);
  Atomics.store(flags, interruptFlags.requested, upTo);
  parentPort?.postMessage(upTo);
  const isOver = (): boolean =>
    Atomics.load(flags, interruptFlags.acknowledged) !== before ||
    Atomics.load(flags, interruptFlags.begun) > upTo;
  insist(patience, isOver, () => {
    if (Atomics.load(flags, interruptFlags.waiting) === 1) endAwaited();
    else terminateMainThread();
  });
}

/** Ends the process for which the main thread waits, which is the last that it has started; then the main thread goes on and sees the flag. */
function endAwaited(): void {
  const child = newestChild(process.pid);
  if (child !== undefined) endTree(child);
}

/**
 * Ends the work whose time limit has passed in the same three ways, and nothing but that work. Loops get time to show which of them
 * goes on; where none does, the termination tells where the work was.
 */
function expire(limit: number): void {
  if (Atomics.load(flags, interruptFlags.limit) !== limit) return;
  Atomics.compareExchange(flags, interruptFlags.requested, 0, -limit);
  parentPort?.postMessage(-limit);
  const started = Date.now();
  const isOver = (): boolean => Atomics.load(flags, interruptFlags.limit) !== limit;
  const isHeard = (): boolean =>
    Atomics.load(flags, interruptFlags.heard) === limit && Date.now() - started < hearing;
  const terminate = async (): Promise<void> => {
    if (isHeard()) return;
    if (Atomics.load(flags, interruptFlags.waiting) === 1) return endAwaited();
    const calls = await terminateAndLocate(isOver);
    if (isOver()) return;
    if (!calls) terminateMainThread();
    parentPort?.postMessage({ limit, calls: calls ?? [] });
  };
  insist(limitPatience, isOver, () => void terminate());
}

const parser = new LineParser<number>();

/** A line is an interrupt, or minus the number of a time limit that has passed; the end of the pipe means that the front end has gone, and then nothing here has a purpose. */
const channel = new Socket({ fd: interruptDescriptor, readable: true, writable: false });
channel.on("data", (chunk: Buffer) => {
  for (const number of parser.parse(chunk)) {
    if (number > 0) interrupt(number);
    else expire(-number);
  }
});
channel.on("error", () => undefined);
channel.on("close", () => killOwnGroup());
