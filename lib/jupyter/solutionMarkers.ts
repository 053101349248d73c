/*
 * This file is released like others of lib, and no line of it may look like a marker: hence the constants.
 */
const opening = `BEGIN ${"SOLUTION"}`;
const closing = `END ${"SOLUTION"}`;

/** A part of a source that is ours and never released: from its opening marker's line to that of its closing marker. */
export interface SolutionRegion {
  /** Index of the line that opens it, from 0. */
  begin: number;
  /** Index of the line that closes it. */
  end: number;
  /** White space before the opening marker. */
  indent: string;
  /** What follows the opening marker, "01.4" in a lib file, or "". */
  id: string;
}

/** Solution markers that do not pair up; the message says where. */
export class MarkerError extends Error {
  override name = "MarkerError";
}

const marker = /^(\s*)(?:\/\/|<!--)\s*(BEGIN|END) SOLUTION(?:[ \t]+([\w.-]+))?\s*(?:-->)?\s*$/;
const resembles = /\b(BEGIN|END)[ \t]+SOLUTION\b/i;

/** Whether a line of the source is a marker. */
export const hasMarkers = (source: string): boolean => source.split("\n").some((line) => marker.test(line));

/**
 * The solution regions of a cell or file, in order. A marker is a comment of the word BEGIN or END and the word SOLUTION (in Markdown
 * `<!-- … -->`), alone on its line; regions do not nest.
 * @param where what to call the source in errors
 * @throws MarkerError if a marker has no partner, nests, or shares its line with something else
 */
export function solutionRegions(source: string, where: string): SolutionRegion[] {
  const regions: SolutionRegion[] = [];
  let open: SolutionRegion | undefined;
  source.split("\n").forEach((line, index) => {
    const at = `${where}, line ${index + 1}`;
    const match = marker.exec(line);
    if (!match) {
      if (resembles.test(line))
        throw new MarkerError(`${at}: a solution marker must stand alone on its line`);
      return;
    }
    if (match[2] === "BEGIN") {
      if (open)
        throw new MarkerError(`${at}: ${opening} inside the solution that began in line ${open.begin + 1}`);
      open = { begin: index, end: -1, indent: match[1] ?? "", id: match[3] ?? "" };
      return;
    }
    if (!open) throw new MarkerError(`${at}: ${closing} without ${opening}`);
    regions.push({ ...open, end: index });
    open = undefined;
  });
  if (open)
    throw new MarkerError(
      `${where}, line ${(open as SolutionRegion).begin + 1}: ${opening} without ${closing}`,
    );
  return regions;
}

/**
 * The source with each region, markers included, replaced by a text (indented as the opening marker), or left out for undefined.
 * @throws MarkerError if the markers do not pair up
 */
export function replaceSolutions(
  source: string,
  where: string,
  replacement: (region: SolutionRegion) => string | undefined,
): string {
  const lines = source.split("\n");
  const kept: string[] = [];
  let next = 0;
  for (const region of solutionRegions(source, where)) {
    kept.push(...lines.slice(next, region.begin));
    const text = replacement(region);
    if (text !== undefined) kept.push(region.indent + text);
    next = region.end + 1;
  }
  return [...kept, ...lines.slice(next)].join("\n");
}

/**
 * The lines that stand inside solution regions, with their index: what a release must not hold.
 * @throws MarkerError if the markers do not pair up
 */
export function solutionLines(source: string, where: string): { line: number; text: string }[] {
  const lines = source.split("\n");
  return solutionRegions(source, where).flatMap(({ begin, end }) =>
    lines.slice(begin + 1, end).map((text, i) => ({ line: begin + 1 + i, text })),
  );
}
