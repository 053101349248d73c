import { red } from "./colors";

/** What a stub of an assignment throws. */
const stub = /^TODO: exercise (\S+)$/;

/**
 * How it is told that a cell came to a function whose exercise is not written yet: one sentence instead of the way there. Nothing
 * where an error says something else.
 * @param frames The error's frames, the innermost first.
 */
export function describeUnwritten(message: string, frames: readonly string[]): string | undefined {
  const exercise = stub.exec(message)?.[1];
  if (exercise === undefined) return undefined;
  const [, name, cell] = /^\s+at (?:async )?([^\s(]+) \((cell \d+), line \d+\)$/.exec(frames[0] ?? "") ?? [];
  const needed = name === undefined ? "" : `: this cell needs ${name} (${cell})`;
  return `${red(`Exercise ${exercise} is not written yet`)}${needed}. Write it, run its cell, and then this one again.`;
}
