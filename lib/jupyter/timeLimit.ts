import { escapeMarkup } from "./display/escape";
import { type DisplayMessage, newDisplayId, publish } from "./display/publish";

/** How long work may take, in milliseconds, and what is shown of it while it lasts. */
export interface TimeLimit {
  milliseconds: number;
  /** After which time it is shown that the work goes on, in milliseconds. */
  patience: number;
  /** What is shown then, and again each second. */
  waiting(seconds: number): string;
  /** What takes its place when the work has ended. */
  waited(seconds: number): string;
}

/** Where the code was that had not ended in time. */
export interface Whereabouts {
  /** In a loop that went on, or in a call that did not return. */
  kind: "loop" | "call";
  /** The function's name, "" where it has none. */
  name: string;
  /** "cell 7, line 12" or "mine.ts:3:5" */
  place: string;
  /** The line, where it is known. */
  code?: string;
}

/** How work under a time limit ended. */
export type Ended<T> =
  | { how: "returned"; value: T }
  | { how: "threw"; error: unknown }
  /** It was stopped, whatever it did; without whereabouts it awaited what did not come. */
  | { how: "expired"; where?: Whereabouts }
  /** The person in front has stopped the cell, whatever the work has made of that: nothing shall go on. */
  | { how: "interrupted"; reason: unknown };

/** Runs work under a time limit. */
export type Limiter = <T>(limit: TimeLimit, work: () => T | PromiseLike<T>) => Promise<Ended<T>>;

/** Key on globalThis under which the kernel puts its limiter. */
export const TIME_LIMITER = Symbol.for("lib.jupyter.timeLimiter");

/** What is to be shown at a moment, in milliseconds after the start, if the work lasts until then. */
export interface Notice {
  after: number;
  message: DisplayMessage;
  update: boolean;
}

/**
 * Runs work that may never end, one at a time in a notebook. In the course's kernel a synchronous endless loop is ended as well, and
 * the wait is told while it blocks the thread. Elsewhere (plain tslab, ts-node) only work that gives the thread free can be.
 */
export const withinTime: Limiter = (limit, work) => {
  const kernel = (globalThis as { [TIME_LIMITER]?: Limiter })[TIME_LIMITER];
  return (kernel ?? withinTimeHere)(limit, work);
};

/** The notices of a wait, and the one that ends them. */
export function noticesOf(limit: TimeLimit): { notices: Notice[]; last: (seconds: number) => Notice } {
  const transient = { display_id: newDisplayId("wait") };
  const notice = (after: number, text: string, update: boolean): Notice => {
    const data = { "text/html": `<div role="status">${escapeMarkup(text)}</div>`, "text/plain": text };
    return { after, update, message: { data, transient } };
  };
  const notices: Notice[] = [];
  for (let after = limit.patience; after < limit.milliseconds; after += 1000)
    notices.push(notice(after, limit.waiting(after / 1000), notices.length > 0));
  return { notices, last: (seconds) => notice(seconds * 1000, limit.waited(seconds), true) };
}

// Before anybody can change them.
const { setTimeout, clearTimeout, Promise } = globalThis;

/** Without the kernel: timers of this thread. */
const withinTimeHere: Limiter = async <T>(
  limit: TimeLimit,
  work: () => T | PromiseLike<T>,
): Promise<Ended<T>> => {
  const started = performance.now();
  const { notices, last } = noticesOf(limit);
  let shown = false;
  const show = ({ message, update }: Notice): void => {
    shown = true;
    publish(message, update);
  };
  // The first only: on a terminal it is not replaced.
  const timers = notices.slice(0, 1).map((notice) => setTimeout(show, notice.after, notice));
  const ended = await new Promise<Ended<T>>((resolve) => {
    timers.push(setTimeout(resolve, limit.milliseconds, { how: "expired" }));
    void attempt(work).then(resolve);
  });
  timers.forEach((timer) => clearTimeout(timer));
  if (shown) show(last((performance.now() - started) / 1000));
  return ended;
};

/** Runs work; what it throws is its end like another. */
export async function attempt<T>(work: () => T | PromiseLike<T>): Promise<Ended<T>> {
  try {
    return { how: "returned", value: await work() };
  } catch (error) {
    return { how: "threw", error };
  }
}
