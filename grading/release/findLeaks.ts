import { parseSubmission } from "../notebook/readSubmission";
import { isSecret, type PackageFiles } from "./packageFiles";

/** Something in a release that must not be there. */
export interface Leak {
  file: string;
  /** From 1; the cell's number too for notebooks. */
  place: string;
  what: string;
}

/** What must not be found, and what may. */
export interface Secrets {
  /** Lines of answers and of secret modules, with where they come from. */
  lines: { text: string; from: string }[];
  /** All text that students may read: a line that also stands there tells nothing. */
  open: string[];
}

/** Shorter lines, `return rows;`, give nothing away. */
const SHORTEST = 16;

/** Comments, and lines that say where something comes from. */
const tellsNothing = /^(\/\/|\/?\*|(import|export[{*]).*from["'])/;

const squeezed = (text: string): string => text.replace(/\s+/g, "");

/** Texts to look for, none shorter than SHORTEST, with their origin. */
class Needles {
  private readonly byStart = new Map<string, string[]>();

  constructor(readonly origins: ReadonlyMap<string, string>) {
    for (const needle of origins.keys()) {
      const start = needle.slice(0, SHORTEST);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), needle]);
    }
  }

  /** Those that a text holds, from its beginning to its end: one pass, however many there are. */
  *in(text: string): Generator<string> {
    for (let i = 0; i + SHORTEST <= text.length; i++)
      for (const needle of this.byStart.get(text.slice(i, i + SHORTEST)) ?? [])
        if (text.startsWith(needle, i)) yield needle;
  }
}

/** The secret lines worth looking for, squeezed. */
function needlesOf({ lines, open }: Secrets): Needles {
  const worthwhile = lines
    .map(({ text, from }) => [squeezed(text), from] as const)
    .filter(([needle]) => needle.length >= SHORTEST && !tellsNothing.test(needle));
  const all = new Map(worthwhile);
  const known = new Set(new Needles(all).in(open.map(squeezed).join("\n")));
  return new Needles(new Map([...all].filter(([needle]) => !known.has(needle))));
}

/** The texts of a file with what to call them: its lines, or each cell of a notebook. */
function textsOf(file: string, content: string): { place: string; lines: string[] }[] {
  if (!file.endsWith(".ipynb")) return [{ place: "", lines: content.split("\n") }];
  const { cells } = parseSubmission(Buffer.from(content));
  return cells.map(({ source }, i) => ({ place: `cell ${i + 1}, `, lines: source.split("\n") }));
}

function linesThatLeak(file: string, content: string, secret: Needles): Leak[] {
  return textsOf(file, content).flatMap(({ place, lines }) =>
    lines.flatMap((line, i) => {
      const [hit] = secret.in(squeezed(line));
      if (hit === undefined) return [];
      return [{ file, place: `${place}line ${i + 1}`, what: `holds a line of ${secret.origins.get(hit)}` }];
    }),
  );
}

/** Outputs, run counts and pictures, which a cleaned notebook has none of. */
function outputsIn(file: string, content: string): Leak[] {
  const { cells } = JSON.parse(content) as { cells: Record<string, unknown>[] };
  return cells.flatMap((cell, i) => {
    const outputs = Array.isArray(cell.outputs) && cell.outputs.length > 0;
    const what = outputs ? "has outputs" : cell.execution_count != null ? "has been run" : undefined;
    return what ? [{ file, place: `cell ${i + 1}`, what }] : [];
  });
}

function markersIn(file: string, lines: string[]): Leak[] {
  const teaches = file.startsWith("grading/notebook/");
  return lines.flatMap((line, i) =>
    !teaches && /(BEGIN|END) SOLUTION/.test(line)
      ? [{ file, place: `line ${i + 1}`, what: "holds a solution marker" }]
      : [],
  );
}

function mapsIn(file: string, lines: string[]): Leak[] {
  if (file.endsWith(".map")) return [{ file, place: "line 1", what: "is a source map" }];
  return lines.flatMap((line, i) =>
    /^\s*\/[/*]# sourceMappingURL=|^\s*"sourcesContent":/.test(line)
      ? [{ file, place: `line ${i + 1}`, what: "refers to a source map" }]
      : [],
  );
}

/** Everything in a release that would give answers away: solution lines, secret modules, outputs, source maps, markers. */
export function findLeaks(files: PackageFiles, secrets: Secrets): Leak[] {
  const secret = needlesOf(secrets);
  const leaks: Leak[] = [];
  for (const [file, bytes] of files) {
    const content = typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8");
    const lines = content.split("\n");
    if (isSecret(file)) leaks.push({ file, place: "line 1", what: "is never released" });
    leaks.push(...mapsIn(file, lines), ...markersIn(file, lines));
    if (file.endsWith(".ipynb")) leaks.push(...outputsIn(file, content));
    leaks.push(...linesThatLeak(file, content, secret));
  }
  return leaks;
}
