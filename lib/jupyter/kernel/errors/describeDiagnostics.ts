import { existsSync, readFileSync } from "node:fs";
import type { Diagnostic } from "../tslab";
import { codeFrame } from "./codeFrame";
import { cyan, red } from "./colors";
import type { ErrorOutput } from "./describeError";

/** Most errors that are shown of one cell. */
const limit = 10;

/** How errors of the type checker are told: each with its code, its place in the cell, and the code underlined. */
export function describeDiagnostics(diagnostics: Diagnostic[], code: string, cell: number): ErrorOutput {
  const shown = diagnostics.slice(0, limit);
  const more = diagnostics.length > limit ? [`… and ${diagnostics.length - limit} more`] : [];
  const evalue = [...shown.map(describeBriefly), ...more].join("\n");
  const told = shown.flatMap((one, i) => [...(i > 0 ? [""] : []), ...describeOne(one, code, cell)]);
  const traceback = [...told, ...more];
  return { type: "error", ename: "TypeScriptError", evalue, traceback };
}

function describeBriefly({ start, messageText, fileName }: Diagnostic): string {
  const file = fileName ? `${fileName}:` : "";
  return `${file}${start.line + 1}:${start.character + 1} - ${messageText}`;
}

function describeOne(
  { start, end, messageText, code: number, fileName: file }: Diagnostic,
  code: string,
  cell: number,
): string[] {
  const place = `${start.line + 1}:${start.character + 1}`;
  const text = file ? readSource(file) : code;
  return [
    ...`${red(`TS${number}`)}: ${messageText}`.split("\n"),
    `  ${cyan(file ? `${file}:${place}` : `cell ${cell}, line ${place}`)}`,
    ...codeFrame(text, start, end, { context: 1, squiggle: true }),
  ];
}

const readSource = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
