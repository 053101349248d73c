import path from "node:path";
import { readFileSync } from "node:fs";
import { inspect, types } from "node:util";
import { cellSource } from "./cellLines";
import { codeFrame, type TextPlace } from "./codeFrame";
import { cyan, faint, red } from "./colors";
import { describeProperties } from "./errorProperties";
import type { ErrorOutput } from "../wire/frames";
import { ModuleSyntaxError } from "../modules/moduleSyntaxError";
import { shownPath } from "./shownPath";
import { describeUnwritten } from "./unwrittenExercise";

export type { ErrorOutput } from "../wire/frames";

/** Longest message that is told whole, in characters; deepest chain of causes; most errors of an AggregateError. */
const maxMessage = 10_000;
const maxDepth = 8;
const maxErrors = 10;

const isError = (value: unknown): value is Error => value instanceof Error || types.isNativeError(value);

/** Reads what may be a getter that throws. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** A text of bearable length. */
function shorten(text: string): string {
  if (text.length <= maxMessage) return text;
  return `${text.slice(0, maxMessage)}… (${text.length - maxMessage} more characters)`;
}

const describeOther = (value: unknown): string =>
  shorten(
    typeof value === "string" ? value : attempt(() => inspect(value), "a value that cannot be printed"),
  );

const nameOf = (error: Error): string => attempt(() => String(error.name || "Error"), "Error");
const messageOf = (error: Error): string => shorten(attempt(() => String(error.message ?? ""), ""));

/** How a thrown value is told to the author: its name and message, the code that failed, the author's frames, and its causes. */
export function describeError(thrown: unknown): ErrorOutput {
  if (!isError(thrown)) {
    const evalue = describeOther(thrown);
    const traceback = `${red("Thrown")}: ${evalue}`.split("\n");
    return { type: "error", ename: "Thrown", evalue, traceback };
  }
  const traceback = new ErrorTelling().tell(thrown);
  return { type: "error", ename: nameOf(thrown), evalue: messageOf(thrown), traceback };
}

/** Tells one error with all that hangs on it. */
class ErrorTelling {
  private readonly seen = new Set<unknown>();
  private hasCode = false;

  /** @param outer frames that were told with the error of which this is a cause */
  tell(error: unknown, outer: readonly string[] = []): string[] {
    if (!isError(error)) return describeOther(error).split("\n");
    if (this.seen.has(error)) return [`${red(nameOf(error))} ${faint("(told above)")}`];
    this.seen.add(error);
    if (error instanceof ModuleSyntaxError) return [...headOf(error).split("\n"), ...syntaxFrame(error)];
    const frames = framesOf(error);
    const unwritten = describeUnwritten(messageOf(error), frames);
    if (unwritten !== undefined) return [unwritten];
    return [
      ...headOf(error).split("\n"),
      ...describeProperties(error),
      ...this.failedCode(frames),
      ...ownFrames(frames, outer),
      ...this.tellParts(error),
      ...this.tellCause(error, frames),
    ];
  }

  /** The author's code that failed, once for the whole chain. */
  private failedCode(frames: readonly string[]): string[] {
    if (this.hasCode) return [];
    const frame = attempt(() => codeOf(frames), []);
    this.hasCode = frame.length > 0;
    return frame;
  }

  private tellParts(error: Error): string[] {
    const parts = attempt(() => (error as AggregateError).errors as unknown, undefined);
    if (!Array.isArray(parts) || this.seen.size > maxDepth) return [];
    const told = parts.slice(0, maxErrors).flatMap((part, i) => {
      const lines = this.tell(part).map((line) => `    ${line}`);
      return [`  ${faint(`Error ${i + 1} of ${parts.length}`)}`, ...lines];
    });
    return parts.length > maxErrors ? [...told, `  … and ${parts.length - maxErrors} more`] : told;
  }

  private tellCause(error: Error, frames: readonly string[]): string[] {
    const cause = attempt(() => error.cause, undefined);
    if (cause === undefined || cause === null) return [];
    if (this.seen.size > maxDepth) return ["Caused by …"];
    const [first, ...rest] = this.tell(cause, frames);
    return [`Caused by ${first}`, ...rest];
  }
}

function headOf(error: Error): string {
  const message = messageOf(error);
  return message ? `${red(nameOf(error))}: ${message}` : red(nameOf(error));
}

/** The stack's frames; its head may be older than the error's present name and message. */
function framesOf(error: Error): string[] {
  const stack = attempt(() => String(error.stack ?? ""), "");
  return stack.split("\n").filter((line) => /^\s+at /.test(line));
}

/** The frames that were not told yet, without the inner ones of packages. */
function ownFrames(frames: readonly string[], outer: readonly string[]): string[] {
  let common = 0;
  while (common < frames.length - 1 && frames.at(-1 - common) === outer.at(-1 - common)) common++;
  const rest = frames.slice(0, frames.length - common);
  const isInner = (i: number): boolean => i > 0 && inPackage(rest[i]) && inPackage(rest[i - 1]);
  const shown: string[] = [];
  for (let i = 0, hidden = 0; i < rest.length; i++) {
    if (!isInner(i)) shown.push(rest[i]);
    else if (!isInner(i + 1)) shown.push(faint(`    … ${hidden + 1} more in packages`));
    hidden = isInner(i) ? hidden + 1 : 0;
  }
  return shown;
}

const inPackage = (frame: string | undefined): boolean => /[\s(/]node_modules\//.test(frame ?? "");

/** The line of the author's own code that failed, with the lines around it. */
function codeOf(frames: readonly string[]): string[] {
  for (const frame of frames) {
    const cell = /cell (\d+), line (\d+)\)?$/.exec(frame);
    const file = /(?:\(|at (?:async )?)([^()]+\.[jt]sx?):(\d+):\d+\)?$/.exec(frame);
    if (!cell && (!file || !isOwn(file[1]))) continue;
    const text = cell ? cellSource(Number(cell[1])) : readFileSync(file![1], "utf8");
    const line = Number((cell ?? file)![2]) - 1;
    const place = { line, character: 0 };
    return text === undefined
      ? []
      : ["", ...codeFrame(text, place, place, { context: 2, squiggle: false }), ""];
  }
  return [];
}

/** Whether a path in a frame is of the notebook's own files; lib's errors are about what a cell has passed to it. */
const isOwn = (shown: string): boolean =>
  !path.isAbsolute(shown) && !/^(lib|grading|node_modules|\.\.)\//.test(shown);

function syntaxFrame({ file, text, start, length }: ModuleSyntaxError): string[] {
  const place = placeAt(text, start);
  const at = `  ${cyan(`${shownPath(file)}:${place.line + 1}:${place.character + 1}`)}`;
  return [at, ...codeFrame(text, place, placeAt(text, start + length), { context: 2, squiggle: true })];
}

function placeAt(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

const plainEnd = "The cell was interrupted.";

/** How an interrupted cell is told. */
export function describeInterrupt(): ErrorOutput {
  const ename = "KeyboardInterrupt";
  return { type: "error", ename, evalue: plainEnd, traceback: [`${red(ename)}: ${plainEnd}`] };
}
