import path from "node:path";
import type { Ts } from "../tslab";

/** Stands before the path of a file outside of the notebook's folder, whose type errors tslab would drop. */
const outside = "outside:";

/** The path that the program knows, of one that may bear the mark. */
export function withoutMark(file: string): string {
  const at = file.indexOf(`/${outside}`);
  return at < 0 ? file : file.slice(at + 1 + outside.length);
}

/** A file's path as type errors name it, from the path that tslab gives it. */
export const namedFile = (file: string, cwd = process.cwd()): string =>
  file.startsWith(outside) ? path.relative(cwd, file.slice(outside.length)) : file;

/** A diagnostic in the form that tslab passes on whole: chains joined to one message, no file outside of the notebook's folder. */
function readableDiagnostic(ts: typeof Ts, diagnostic: Ts.Diagnostic, cwd: string): Ts.Diagnostic {
  const messageText = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  const { file } = diagnostic;
  if (!file || !path.relative(cwd, file.fileName).startsWith("..")) return { ...diagnostic, messageText };
  const marked = Object.create(file, {
    fileName: { value: `${cwd}/${outside}${file.fileName}` },
  }) as Ts.SourceFile;
  return { ...diagnostic, messageText, file: marked };
}

/** Of no interest: a file is not below the notebook's folder, but nothing is written; `import x = require()` and `export =` are no ES
 *  module's, but what runs is CommonJS. */
const ignored = [6059, 1202, 1203];

/** The diagnostics that concern cells, readable. */
export function readableDiagnostics(
  ts: typeof Ts,
  diagnostics: readonly Ts.Diagnostic[],
  cwd = process.cwd(),
): Ts.Diagnostic[] {
  return diagnostics
    .filter(({ code }) => !ignored.includes(code))
    .map((diagnostic) => readableDiagnostic(ts, diagnostic, cwd));
}
