import { fileURLToPath } from "node:url";
import { cellPlace } from "./cellLines";
import { sourcePlace } from "../modules/sourceMaps";
import { isInstalled } from "../modules/sources";
import { shownPath } from "./shownPath";

/** Files whose frames say nothing about the author's code: tslab and the kernel itself. */
const internal = /[\\/]node_modules[\\/]@?tslab[\\/]|[\\/]lib[\\/](dist[\\/])?jupyter[\\/]kernel[\\/]/;

const isInternal = (file: string): boolean =>
  file.startsWith("node:") || file.startsWith("evalmachine.") || internal.test(file);

/** The place of a call as the author knows it; null for what the author did not write. */
export function describePlace(file: string, line: number, column: number): string | null {
  const inCell = cellPlace(file, line, column);
  if (inCell !== undefined) return inCell;
  const mapped = isInstalled(file) ? null : sourcePlace(file, line, column);
  const place = mapped ?? { file, line, column };
  return isInternal(place.file) ? null : `${shownPath(place.file)}:${place.line}:${place.column}`;
}

/** What CommonJS output and cells put before the name of a function that was called without an object. */
const wrappers = /^(async )?(?:Proxy|Object|exports|module\.exports)\.(?=[^ ]+ \()/;

function describeFrame(site: NodeJS.CallSite): string | null {
  const name = site.getScriptNameOrSourceURL() ?? site.getFileName() ?? "";
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const text = String(site);
  if (!name || line === null || column === null) return text;
  if (isInternal(name)) return null;
  const file = name.startsWith("file:") ? fileURLToPath(name) : name;
  const place = describePlace(file, line, column);
  if (place === null) return null;
  return text
    .replace(`${name}:${line}:${column}`, () => place)
    .replace(wrappers, "$1")
    .replace(/^(async )?<anonymous> \((.*)\)$/, "$1$2");
}

function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

/** A frame for each call; what recurs is told once. */
function withoutRepeats(frames: string[]): string[] {
  const shown: string[] = [];
  for (let i = 0, n = 1; i < frames.length; i += n) {
    for (n = 1; frames[i + n] === frames[i];) n++;
    shown.push(frames[i], ...(n > 1 ? [`… ${n - 1} more of the same`] : []));
  }
  return shown;
}

/** Makes every stack trace of this process speak of cells, of TypeScript sources and their lines, without internal frames. */
export function installStackTraces(): void {
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.map(describeFrame).filter((frame): frame is string => frame !== null);
    while (frames.at(-1)?.endsWith("(<anonymous>)")) frames.pop();
    return (
      headOf(error) +
      withoutRepeats(frames)
        .map((frame) => `\n    at ${frame}`)
        .join("")
    );
  };
}
