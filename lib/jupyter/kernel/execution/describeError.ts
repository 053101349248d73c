import { inspect } from "node:util";
import type { Diagnostic } from "tslab/dist/converter";
import type { ExecutionOutput } from "./frames";

export type ErrorOutput = Extract<ExecutionOutput, { type: "error" }>;

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;

/** How a thrown value is told to the author: its name, its message and the frames of the author's own code. */
export function describeError(thrown: unknown): ErrorOutput {
  if (!(thrown instanceof Error)) {
    const evalue = typeof thrown === "string" ? thrown : inspect(thrown);
    return { type: "error", ename: "Thrown", evalue, traceback: [`${red("Thrown")}: ${evalue}`] };
  }
  const ename = String(thrown.name || "Error");
  const evalue = String(thrown.message);
  const lines = traceOf(thrown, ename, evalue);
  let cause: unknown = thrown.cause;
  for (let depth = 0; cause != null && depth < 5; depth++) {
    const isError: boolean = cause instanceof Error;
    const text = isError ? String((cause as Error).stack) : inspect(cause);
    lines.push(...`Caused by ${text}`.split("\n"));
    cause = isError ? (cause as Error).cause : null;
  }
  return { type: "error", ename, evalue, traceback: lines };
}

/** The stack, whose head may be older than the error's present name and message. */
function traceOf(error: Error, ename: string, evalue: string): string[] {
  const frames = String(error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  const head = evalue ? `${red(ename)}: ${evalue}` : red(ename);
  return [...head.split("\n"), ...frames];
}

const plainEnd = "The cell was interrupted.";

/** How an interrupted cell is told. */
export function describeInterrupt(): ErrorOutput {
  const ename = "KeyboardInterrupt";
  return { type: "error", ename, evalue: plainEnd, traceback: [`${red(ename)}: ${plainEnd}`] };
}

/** How errors of the type checker are told: each with its place in the cell, the line and the code to look up. */
export function describeDiagnostics(diagnostics: Diagnostic[], code: string, cell: number): ErrorOutput {
  const lines = code.split("\n");
  const traceback: string[] = [];
  const messages: string[] = [];
  for (const { start, end, messageText, code: number, fileName } of diagnostics) {
    const place = `${start.line + 1}:${start.character + 1}`;
    messages.push(`${fileName ? `${fileName}:` : ""}${place} - ${messageText}`);
    traceback.push(`${red(`TS${number}`)}: ${messageText}`);
    traceback.push(`    at ${fileName ? `${fileName}:${place}` : `cell ${cell}, line ${place}`}`);
    const line = lines[start.line];
    if (fileName || line === undefined) continue;
    const last = end.line === start.line ? end.character : line.length;
    const marks = "~".repeat(Math.max(1, last - start.character));
    traceback.push(`    ${line}`, `    ${line.slice(0, start.character).replace(/\S/g, " ")}${red(marks)}`);
  }
  return { type: "error", ename: "TypeScriptError", evalue: messages.join("\n"), traceback };
}
