import { existsSync, readFileSync } from "node:fs";
import { codeFrame } from "../errors/codeFrame";
import { red } from "../errors/colors";
import { describeError } from "../errors/describeError";
import { shownPath } from "../errors/shownPath";
import type { BuildMessage } from "./typesBuild";

/** Most type errors that are shown of one build. */
const limit = 10;

/** How it is told that edited sources could not be loaded: what is wrong, where, and that the old code stays. */
export function describeReloadError(sources: readonly string[], error: unknown): string {
  const names = sources.map((source) => shownPath(source)).join(", ");
  const kept = `${names} was edited but cannot be loaded; the code from before the edit stays in use.`;
  return `${kept}\n${describeError(error).traceback.join("\n")}\n`;
}

/** How the type errors of edited sources are told. */
export function describeBuildMessages(messages: readonly BuildMessage[]): string {
  const shown = messages.slice(0, limit).flatMap(describeMessage);
  const more = messages.length > limit ? [`… and ${messages.length - limit} more`] : [];
  return `${[...shown, ...more].join("\n")}\n`;
}

function describeMessage({ file, line, column, code, text }: BuildMessage): string[] {
  const head = `${red(code)}: ${text}`;
  const place = `  ${shownPath(file)}:${line}:${column}`;
  if (!existsSync(file)) return [head, place];
  const source = readFileSync(file, "utf8");
  const start = { line: line - 1, character: column - 1 };
  const rest = source.split("\n")[start.line]?.slice(start.character) ?? "";
  const end = { ...start, character: start.character + (/^[\w$]+/.exec(rest)?.[0].length ?? 1) };
  return [head, place, ...codeFrame(source, start, end, { context: 1, squiggle: true })];
}
